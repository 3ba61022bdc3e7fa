import type { ReminderRef } from "../src/core/reminder.ts";
import { after, type Instant, instant, MINUTE_MS } from "../src/core/time/instant.ts";
import type { Clock } from "../src/ports/clock.ts";
import type { Logger } from "../src/ports/logger.ts";
import type { ArmedReminder, Fire, ReadUpcoming, Scheduler } from "../src/ports/scheduler.ts";
import { DueHeap, reminderKey } from "./due-heap.ts";

/** How far ahead reminders are held in memory. */
const WINDOW_MS = MINUTE_MS;

/** How long before the window ends the next one is read, so that its first reminders are not late. */
const READ_AHEAD_MS = 10_000;

/** The most that are held in memory at once; about 6 MB. */
const WINDOW_ROWS = 20_000;

/** How many are handed to one call of `fire`. */
const BATCH_ROWS = 100;

/** How long to wait after the store could not be read. */
const READ_AGAIN_MS = 5_000;

/** Later than anything is due, and a year that every database can write. */
const END_OF_TIME = instant(Date.UTC(9999, 0));

const START_OF_TIME = instant(0);

/**
 * Fires from this process, with no other server: the reminders of the next minute wait in memory, with one timer
 * for the earliest; the later ones are read from the store as their time comes near. While nothing is due soon
 * it sleeps until shortly before the next stored one.
 *
 * Batches are fired one after the other, in order of time; what falls due meanwhile makes the next batch larger.
 * A batch that failed is left to the sweep, like everything a crash leaves behind.
 */
export class WindowScheduler implements Scheduler {
  readonly engine = "in process";
  readonly #clock: Clock;
  readonly #readUpcoming: ReadUpcoming;
  readonly #logger: Logger;
  readonly #heap = new DueHeap();
  /** Everything stored that is due before this is in the heap, was fired, or is being read. */
  #windowEnd: Instant = START_OF_TIME;
  /** When to read again; null when the heap must be empty first. */
  #readAt: Instant | null = START_OF_TIME;
  /** What was handed to `fire` and may still be stored as scheduled: not to be taken up again by reading. */
  #tried = new Set<string>();
  /** What was armed while the store was being read; null when it is not. */
  #armedMeanwhile: ArmedReminder[] | null = null;
  #fire: Fire | null = null;
  #callOff: () => void = () => {};
  #working: Promise<void> | null = null;
  #closed = false;

  constructor(parts: {
    readonly clock: Clock;
    readonly readUpcoming: ReadUpcoming;
    readonly logger: Logger;
  }) {
    this.#clock = parts.clock;
    this.#readUpcoming = parts.readUpcoming;
    this.#logger = parts.logger;
  }

  async start(fire: Fire): Promise<void> {
    this.#fire = fire;
    await this.#exclusively(() => this.#readWindow());
  }

  async arm(reminders: readonly ArmedReminder[]): Promise<void> {
    if (this.#closed) return;
    this.#armedMeanwhile?.push(...reminders);
    this.#hold(reminders);
    this.#rearm();
  }

  async disarm(reminders: readonly ReminderRef[]): Promise<void> {
    for (const reminder of reminders) this.#heap.remove(reminder);
    this.#rearm();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#callOff();
    await this.#working;
  }

  /** Takes up what is due soon; for what is due later, sees to it that the store is read in time. */
  #hold(reminders: readonly ArmedReminder[]): void {
    const soon = after(this.#clock.now(), WINDOW_MS);
    for (const reminder of reminders) {
      if (reminder.dueAt >= this.#windowEnd) continue;
      if (reminder.dueAt < soon && this.#heap.size < WINDOW_ROWS) this.#heap.add(reminder);
      else this.#endWindowAt(reminder.dueAt);
    }
  }

  #endWindowAt(end: Instant): void {
    this.#windowEnd = end;
    this.#readAt = end < END_OF_TIME ? after(end, -READ_AHEAD_MS) : END_OF_TIME;
  }

  /** One timer: for the earliest in the heap, or for reading the next window. */
  #rearm(): void {
    if (this.#closed || this.#fire === null || this.#working !== null) return;
    this.#callOff();
    const at = this.#nextWake();
    if (at >= END_OF_TIME) return;
    this.#callOff = this.#clock.wakeAt(at, () => this.#exclusively(() => this.#work()));
  }

  #nextWake(): Instant {
    const firstDueAt = this.#heap.firstDueAt();
    const readAt = this.#readAt ?? (firstDueAt === null ? this.#clock.now() : END_OF_TIME);
    return firstDueAt !== null && firstDueAt < readAt ? firstDueAt : readAt;
  }

  /** While this runs no timer is armed, so that it never runs twice at once. */
  async #exclusively(work: () => Promise<void>): Promise<void> {
    this.#working = work();
    try {
      await this.#working;
    } finally {
      this.#working = null;
      this.#rearm();
    }
  }

  async #work(): Promise<void> {
    while (!this.#closed && this.#nextWake() <= this.#clock.now()) {
      const due = this.#heap.takeDue(this.#clock.now(), BATCH_ROWS);
      if (due.length > 0) await this.#fireBatch(due);
      else await this.#readWindow();
    }
  }

  async #fireBatch(due: readonly ArmedReminder[]): Promise<void> {
    for (const reminder of due) this.#tried.add(reminderKey(reminder));
    // Reading forgets those that are not stored as scheduled any more.
    if (this.#tried.size > WINDOW_ROWS) this.#readAt = this.#clock.now();
    try {
      await this.#fire?.(due.map(({ id, revision }) => ({ id, revision })));
    } catch (error) {
      this.#logger.error("firing failed", error, { count: due.length });
    }
  }

  async #readWindow(): Promise<void> {
    const meanwhile: ArmedReminder[] = [];
    this.#armedMeanwhile = meanwhile;
    try {
      const until = after(this.#clock.now(), WINDOW_MS);
      const stored = await this.#readUpcoming(until, WINDOW_ROWS);
      this.#takeUp(stored);
      if (stored.length < WINDOW_ROWS) this.#endWindowAt((await this.#nextAfter(stored)) ?? until);
      else this.#endFullWindow(stored.at(-1)?.dueAt ?? until);
      // Whether the reading saw what was armed while it went on, nobody knows.
      this.#hold(meanwhile);
    } catch (error) {
      this.#logger.error("upcoming reminders could not be read", error);
      this.#readAt = after(this.#clock.now(), READ_AGAIN_MS);
    } finally {
      this.#armedMeanwhile = null;
    }
  }

  /** When the next stored one is due, where this window holds nothing to wait for; null where it does. */
  async #nextAfter(stored: readonly ArmedReminder[]): Promise<Instant | null> {
    if (this.#heap.size > 0) return null;
    const further = await this.#readUpcoming(END_OF_TIME, stored.length + 1);
    return further[stored.length]?.dueAt ?? END_OF_TIME;
  }

  /** More are due than one reading gives: the rest is read when these have been fired. */
  #endFullWindow(lastDueAt: Instant): void {
    this.#windowEnd = lastDueAt;
    // Where all of it was tried and stays in the store, only the sweep gets further: look again later.
    this.#readAt = this.#heap.size > 0 ? null : after(this.#clock.now(), READ_AGAIN_MS);
  }

  #takeUp(stored: readonly ArmedReminder[]): void {
    const tried = new Set<string>();
    for (const reminder of stored) {
      const key = reminderKey(reminder);
      if (this.#tried.has(key)) tried.add(key);
      else this.#heap.add(reminder);
    }
    this.#tried = tried;
  }
}
