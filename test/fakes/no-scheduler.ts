import type { Scheduler } from "../../src/ports/scheduler.ts";

/** Wakes nobody: what is due is left to the sweep, or to the test. */
export const NO_SCHEDULER: Scheduler = {
  engine: "none",
  start: () => Promise.resolve(),
  arm: () => Promise.resolve(),
  disarm: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
