import { expect, it } from "vitest";
import { pause } from "../../../adapters/shared/pause.ts";
import { WatchedClock } from "../../doubles/shared/watched-clock.ts";

const never = new AbortController().signal;

it("a pause ends when its time has passed, not before", async () => {
  const clock = new WatchedClock();
  const over = pause(clock, 1000, never);
  await clock.advance(999);
  expect(await clock.sleeper()).toBe(1);
  await clock.advance(1);
  await expect(over).resolves.toBeUndefined();
});

it("a pause ends at once when it is called off, and waits for the clock no more", async () => {
  const clock = new WatchedClock();
  const calledOff = new AbortController();
  const first = pause(clock, 1000, calledOff.signal);
  calledOff.abort();
  await first;
  const second = pause(clock, 5000, never);
  expect(await clock.sleeper()).toBe(5000);
  await clock.advance(5000);
  await second;
});

it("a pause that was called off before does not begin", async () => {
  await expect(pause(new WatchedClock(), 1000, AbortSignal.abort())).resolves.toBeUndefined();
});
