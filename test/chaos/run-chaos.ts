import { rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import { WORKER_NAMES } from "./built-worker.ts";
import { runChaos } from "./chaos.ts";

// npm run chaos -- [--seed 1] [--reminders 10000] [--faults 200] [--rolling 60] [--worker product]
// With --rolling, workers are replaced so often, one after the other, and nothing else happens. The last line is one
// JSON object; ends with 1 when a promise was broken. With --worker sweepless or tutorial one must be.

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    reminders: { type: "string", default: "10000" },
    faults: { type: "string", default: "200" },
    rolling: { type: "string" },
    worker: { type: "string", default: "product" },
  },
});
/** After the last fault everything is to be sent within that. */
const DRAINED_WITHIN_MS = 5_000;

const [seed, reminders] = [Number(values.seed), Number(values.reminders)];
const worker = WORKER_NAMES.find((name) => name === values.worker);
if (worker === undefined) throw new Error(`there is no worker ${values.worker}`);
const faults = Number(values.rolling ?? values.faults);
const run = await runChaos({
  reminders,
  platforms: worker === "tutorial" ? ["telegram"] : ["telegram", "discord", "slack"],
  haste: 1,
  faults,
  seed,
  kind: values.rolling === undefined ? "storm" : "rollout",
  worker,
  workers: 3,
  patienceMs: 30_000,
});
const { lost, early, copies, silentCopies, lateMsP50, lateMsP99, drainedMs } = run;
const isBroken =
  lost + early + silentCopies + run.astray > 0 ||
  drainedMs === null ||
  drainedMs > DRAINED_WITHIN_MS ||
  (values.rolling !== undefined && copies > 0);
const copiesOn = Object.entries(run.copiesOn).map(([platform, count]) => `${platform} ${count}`);
process.stderr.write(
  `latest ${run.lateMsMax} ms; copies on ${copiesOn.join(", ")}; astray ${run.astray}; ended by themselves ${run.ownEnds}\n`,
);
if (isBroken) process.stderr.write(`what the workers printed is in ${run.logs}\n`);
else await rm(run.logs, { recursive: true });
const figures = {
  reminders,
  faults,
  lost,
  early,
  copies,
  silentCopies,
  lateMsP50,
  lateMsP99,
  drainedMs,
  seed,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exitCode = isBroken ? 1 : 0;
