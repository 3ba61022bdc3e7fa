import { parseArgs } from "node:util";
import { NO_PLANT, PLANTS } from "./plants.ts";
import { simulate } from "./simulate.ts";

// npm run simulate -- [--seeds 100000] [--plant no-fence] [--seed 34]
// Runs the product's delivery from so many seeds, or from the one. The last line is one JSON object; ends with 1 when
// something was not as promised, and says by which seed it can be seen again.

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "100000" },
    plant: { type: "string", default: "none" },
    seed: { type: "string" },
  },
});

const { plant: name } = values;
const plant = name === "none" ? NO_PLANT : PLANTS[name];
if (plant === undefined) {
  throw new Error(`there is no plant ${name}; there are none, ${Object.keys(PLANTS).join(", ")}`);
}
const [first, last] =
  values.seed === undefined ? [1, Number(values.seeds)] : [Number(values.seed), Number(values.seed)];
const startedAtMs = performance.now();
let [seeds, events, messages] = [0, 0, 0];
let violation: { readonly seed: number; readonly kind: string; readonly about: string } | null = null;
for (let seed = first; seed <= last && violation === null; seed += 1) {
  const run = await simulate(seed, plant);
  seeds += 1;
  events += run.events;
  messages += run.copies;
  if (run.violation !== null) violation = { seed, ...run.violation };
}
if (violation !== null) {
  const { seed, kind, about } = violation;
  const again = `npm run simulate -- --seed ${seed}${name === "none" ? "" : ` --plant ${name}`}`;
  process.stdout.write(`seed ${seed}: ${kind} (${about}); again with: ${again}\n`);
}
const seconds = Math.round((performance.now() - startedAtMs) / 100) / 10;
process.stdout.write(`${JSON.stringify({ plant: name, seeds, events, messages, violation, seconds })}\n`);
process.exit(violation === null ? 0 : 1);
