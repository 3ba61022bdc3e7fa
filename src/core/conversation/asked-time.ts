import type { Instant } from "../time/instant.ts";
import type { Pressed } from "./pressed.ts";
import type { StepResult } from "./turn.ts";

/** A time that is asked for about a card: how it is read, what is wrong with it, and what it is good for. */
export interface AskedTime {
  /** The time in what was typed; null where there is none. */
  readonly read: (text: string, pressed: Pressed) => Instant | null;
  /** The time, where it will do; else a sentence that says why not, also for none at all. */
  readonly check: (at: Instant | null, pressed: Pressed) => Instant | string;
  readonly act: (pressed: Pressed, at: Instant) => StepResult;
}
