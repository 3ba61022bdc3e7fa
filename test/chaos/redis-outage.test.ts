import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { startProduct } from "../../src/composition/product.ts";
import { readConfig } from "../../src/config.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { startFlawedProduct } from "./flawed-product.ts";
import { loseRedis } from "./redis-outage.ts";

// Ten minutes are `npm run chaos:redis`; here it is away for longer than a reminder may be late.

const OUTAGE_MS = 12_000;
const MOST_LATE_MS = 10_000;

const start = (env: Readonly<Record<string, string>>) => {
  const nobody = { input: new PassThrough(), output: new PassThrough(), interactive: false, color: false };
  return startProduct(readConfig(env), new FakeLogger(), nobody);
};

describe.concurrent("while Redis is away", () => {
  test.each(["killed", "frozen"] as const)("(%s) people log interviews and are reminded", async (how) => {
    const found = await loseRedis({ outageMs: OUTAGE_MS, how, start });
    expect(found).toMatchObject({ lost: 0, early: 0, copies: 0 });
    expect(found.lateMsMost).toBeLessThan(MOST_LATE_MS);
    expect(found.slowestAnswerMs).toBeLessThan(MOST_LATE_MS);
    expect(found.logged).toBeGreaterThan(1);
  });

  test("it would be seen that reminders come late where nobody looks for them", async () => {
    const found = await loseRedis({
      outageMs: OUTAGE_MS,
      how: "killed",
      start: (env) => startFlawedProduct(env, "no sweep"),
    });
    expect(found.lateMsMost).toBeGreaterThan(MOST_LATE_MS);
  });
});
