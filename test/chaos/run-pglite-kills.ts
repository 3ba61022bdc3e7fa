import { parseArgs } from "node:util";
import { killPglite } from "./pglite-kills.ts";

// npm run chaos:pglite -- [--kills 100] [--seed 1] [--forgetful]
// The last line is one JSON object; ends with 1 when something was lost. With --forgetful something must be.

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
    forgetful: { type: "boolean", default: false },
  },
});
const begunAt = performance.now();
const found = await killPglite({
  kills: Number(values.kills),
  seed: Number(values.seed),
  writer: values.forgetful ? "forgetful" : "careful",
});
const seconds = Math.round((performance.now() - begunAt) / 1000);
process.stdout.write(`${JSON.stringify({ ...found, seconds })}\n`);
process.exitCode = found.lost === 0 && found.torn === 0 ? 0 : 1;
