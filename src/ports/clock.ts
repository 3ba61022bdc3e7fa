import type { Instant } from "../core/time/instant.ts";

/** The only source of time. */
export interface Clock {
  now(): Instant;
  /**
   * Calls `wake` once when the clock reaches `at` (soon, when that is past), however far away it is.
   * Gives back a function that calls it off. An error in `wake` is the waker's to handle.
   */
  wakeAt(at: Instant, wake: () => void | Promise<void>): () => void;
}
