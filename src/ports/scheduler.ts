import type { ReminderRef } from "../core/reminder.ts";
import type { Instant } from "../core/time/instant.ts";

/** A reminder that is to be fired at `dueAt`. */
export interface ArmedReminder extends ReminderRef {
  readonly dueAt: Instant;
}

/** Fires what is due. Never early; late or twice is harmless, because firing claims the row first. */
export type Fire = (due: readonly ReminderRef[]) => Promise<void>;

/** Reads what is still scheduled and due before `until`, earliest first, at most `limit`. */
export type ReadUpcoming = (until: Instant, limit: number) => Promise<readonly ArmedReminder[]>;

/** Wakes us when a reminder is due. It only wakes: the row in the store decides. */
export interface Scheduler {
  /** What the boot line calls it. */
  readonly engine: string;
  /** Begins to fire, what was armed or stored before among it. */
  start(fire: Fire): Promise<void>;
  /** Idempotent; a newer revision stands beside the older one, whose firing will find nothing to claim. */
  arm(reminders: readonly ArmedReminder[]): Promise<void>;
  /** Idempotent, best effort. */
  disarm(reminders: readonly ReminderRef[]): Promise<void>;
  /** Stops firing and waits for what is being fired. Idempotent. */
  close(): Promise<void>;
}
