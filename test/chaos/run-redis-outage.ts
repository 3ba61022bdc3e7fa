import { PassThrough } from "node:stream";
import { parseArgs } from "node:util";
import { startProduct } from "../../src/composition/product.ts";
import { readConfig } from "../../src/config.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { startFlawedProduct } from "./flawed-product.ts";
import { loseRedis } from "./redis-outage.ts";

// npm run chaos:redis -- [--seconds 600] [--frozen] [--no-sweep]
// The last line is one JSON object; ends with 1 when a reminder was lost, early, twice, or more than 10 s late, or
// somebody waited longer than that for an answer. With --no-sweep that must happen.

const MOST_MS = 10_000;

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "600" },
    frozen: { type: "boolean", default: false },
    "no-sweep": { type: "boolean", default: false },
  },
});

function start(env: Readonly<Record<string, string>>) {
  if (values["no-sweep"]) return startFlawedProduct(env, "no sweep");
  const nobody = { input: new PassThrough(), output: new PassThrough(), interactive: false, color: false };
  return startProduct(readConfig(env), new FakeLogger(), nobody);
}

const how = values.frozen ? "frozen" : "killed";
const found = await loseRedis({ outageMs: Number(values.seconds) * 1000, how, start });
process.stdout.write(`${JSON.stringify({ seconds: Number(values.seconds), how, ...found })}\n`);
const isKept = found.lost + found.early + found.copies === 0 && found.lateMsMost <= MOST_MS;
process.exit(isKept && found.slowestAnswerMs <= MOST_MS ? 0 : 1);
