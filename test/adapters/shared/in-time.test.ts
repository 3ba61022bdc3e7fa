import { expect, it } from "vitest";
import { inTime } from "../../../adapters/shared/in-time.ts";
import { WatchedClock } from "../../doubles/shared/watched-clock.ts";
import { createGate } from "../../fakes/gate.ts";

it("gives what the work gives, and leaves no timer behind", async () => {
  const clock = new WatchedClock();
  expect(await inTime(Promise.resolve("done"), "late", { clock, ms: 1000 })).toBe("done");
  const woken: string[] = [];
  clock.wakeAt(clock.now(), () => void woken.push("the only one"));
  expect(await clock.sleeper()).toBe(0);
});

it("throws what the work throws in time", async () => {
  const clock = new WatchedClock();
  const work = Promise.reject(new Error("broken"));
  await expect(inTime(work, "late", { clock, ms: 1000 })).rejects.toThrow("broken");
});

it("does not wait longer than it is told to, and minds no failure after that", async () => {
  const clock = new WatchedClock();
  const gate = createGate();
  const work = gate.opened.then(() => Promise.reject(new Error("nobody listens")));
  const answer = inTime(work, "late", { clock, ms: 1000 });
  await clock.sleeper();
  await clock.advance(999);
  await clock.advance(1);
  expect(await answer).toBe("late");
  gate.open();
  await expect(work).rejects.toThrow("nobody listens");
});
