import { parseArgs } from "node:util";
import { WORKER_NAMES } from "./built-worker.ts";
import { runInbound } from "./inbound.ts";

// npm run chaos:inbound -- [--updates 400] [--kills 12] [--seed 1] [--worker product]
// The last line is one JSON object; ends with 1 when something was lost or done twice. With --worker impatient or
// forgetful something must be.

const { values } = parseArgs({
  options: {
    updates: { type: "string", default: "400" },
    kills: { type: "string", default: "12" },
    seed: { type: "string", default: "1" },
    worker: { type: "string", default: "product" },
  },
});
const worker = WORKER_NAMES.find((name) => name === values.worker);
if (worker === undefined) throw new Error(`there is no worker ${values.worker}`);
const { complaints, ...figures } = await runInbound({
  updates: Number(values.updates),
  kills: Number(values.kills),
  seed: Number(values.seed),
  platforms: worker === "product" ? ["telegram", "discord", "slack"] : ["telegram"],
  worker,
  patienceMs: 120_000,
});
for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exitCode = figures.lost + figures.doubleEffects === 0 ? 0 : 1;
