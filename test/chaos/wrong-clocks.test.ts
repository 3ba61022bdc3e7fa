import { describe, expect, test } from "vitest";
import { MINUTE_MS } from "../../src/core/time/instant.ts";
import { startFlawedProduct } from "./flawed-product.ts";
import { remindByWrongClocks, type Started, startSkewed } from "./wrong-clocks.ts";

const TEN_MINUTES_MS = 10 * MINUTE_MS;
const MOST_LATE_MS = 10_000;
const REMINDERS = 60;

const skewedBy = (skewMs: number) => (settings: Readonly<Record<string, string>>) =>
  startSkewed(skewMs, settings);

async function startTrusting(settings: Readonly<Record<string, string>>): Promise<Started> {
  const { stop } = await startFlawedProduct(settings, "trusts its clock");
  return { offByMs: TEN_MINUTES_MS, stop };
}

/** A line of the log is a little old when it is read. */
const minutes = (ms: number): string => (ms / MINUTE_MS).toFixed(0).replace("-0", "0");

describe.concurrent("processes whose clocks are wrong", () => {
  test("remind nobody early, and nobody much too late, beside one whose clock is right", async () => {
    const skews = [TEN_MINUTES_MS, -TEN_MINUTES_MS, 0];
    const found = await remindByWrongClocks(REMINDERS, skews.map(skewedBy));
    expect(found.offByMs.map(minutes)).toEqual(skews.map(minutes));
    expect(found).toMatchObject({ reminders: REMINDERS, early: 0, lost: 0, copies: 0 });
    expect(found.lateMsMost).toBeLessThan(MOST_LATE_MS);
  });

  test("would be seen to remind early where their own clocks decided", async () => {
    const found = await remindByWrongClocks(REMINDERS, [startTrusting]);
    expect(found.early).toBeGreaterThan(0);
  });
});
