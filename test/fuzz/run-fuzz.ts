import { parseArgs } from "node:util";
import { runFuzz } from "./fuzz.ts";
import { PLANTS } from "./plants.ts";

// npm run fuzz -- [--updates 200000] [--seed 1] [--plant crash|foreign-write|foreign-read]
// The last line is one JSON object; ends with 1 when something went wrong. With a plant it must.

const { values } = parseArgs({
  options: {
    updates: { type: "string", default: "200000" },
    seed: { type: "string", default: "1" },
    plant: { type: "string" },
  },
});
const handle = values.plant === undefined ? undefined : PLANTS.get(values.plant);
if (values.plant !== undefined && handle === undefined) throw new Error(`there is no plant ${values.plant}`);

const begunAt = performance.now();
const { figures, faults } = await runFuzz({
  updates: Number(values.updates),
  seed: Number(values.seed),
  ...(handle !== undefined && { handle }),
});
const seconds = Math.round((performance.now() - begunAt) / 1000);
for (const fault of faults) process.stderr.write(`${fault}\n\n`);
process.stdout.write(`${JSON.stringify({ ...figures, seconds })}\n`);
const { crashes, unhandledRejections, foreignWrites, foreignReads } = figures;
process.exitCode = crashes + unhandledRejections + foreignWrites + foreignReads === 0 ? 0 : 1;
