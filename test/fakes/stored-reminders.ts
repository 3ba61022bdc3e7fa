import { randomUUID } from "node:crypto";
import { parseId, type ReminderId } from "../../src/core/ids.ts";
import type { ReminderRef } from "../../src/core/reminder.ts";
import { after } from "../../src/core/time/instant.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { ArmedReminder, Fire, ReadUpcoming } from "../../src/ports/scheduler.ts";

interface Waiter {
  readonly isMet: () => boolean;
  readonly resolve: () => void;
}

/** The reminders of a store, as a scheduler meets them: reading what is upcoming, and claiming what is due. */
export class StoredReminders {
  /** Everything `fire` was called with, call by call. */
  readonly calls: (readonly ReminderRef[])[] = [];
  /** The ids that were claimed, in order. */
  readonly fired: ReminderId[] = [];
  readonly #clock: Clock;
  readonly #early: ReminderRef[] = [];
  readonly #scheduled = new Map<ReminderId, ArmedReminder>();
  readonly #waiters = new Set<Waiter>();
  readonly #dueAt = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Stores a new reminder that is due in `ms`, or the next revision of `replaced`. */
  add(ms: number, replaced: ReminderRef | null = null): ArmedReminder {
    const id = replaced?.id ?? parseId<ReminderId>(randomUUID());
    if (id === null) throw new Error("a random UUID is an id");
    const reminder = { id, revision: (replaced?.revision ?? 0) + 1, dueAt: after(this.#clock.now(), ms) };
    this.#scheduled.set(id, reminder);
    this.#dueAt.set(`${id}-${reminder.revision}`, reminder.dueAt);
    return reminder;
  }

  cancel(reminder: ReminderRef): void {
    this.#scheduled.delete(reminder.id);
  }

  readonly readUpcoming: ReadUpcoming = async (until, limit) =>
    [...this.#scheduled.values()]
      .filter((reminder) => reminder.dueAt < until)
      .toSorted((one, other) => one.dueAt - other.dueAt)
      .slice(0, limit);

  readonly fire: Fire = async (due) => {
    const now = this.#clock.now();
    this.calls.push(due);
    for (const { id, revision } of due) {
      if ((this.#dueAt.get(`${id}-${revision}`) ?? 0) > now) this.#early.push({ id, revision });
      const stored = this.#scheduled.get(id);
      if (stored === undefined || stored.revision !== revision || stored.dueAt > now) continue;
      this.#scheduled.delete(id);
      this.fired.push(id);
    }
    for (const waiter of this.#waiters) {
      if (!waiter.isMet()) continue;
      this.#waiters.delete(waiter);
      waiter.resolve();
    }
  };

  /** @throws {Error} when `fire` was called with a reminder before it was due. */
  assertNeverEarly(): void {
    if (this.#early.length > 0) throw new Error(`fired early: ${JSON.stringify(this.#early)}`);
  }

  /** How often `fire` was called with this reminder, whether there was anything to claim or not. */
  timesCalledWith(reminder: ReminderRef): number {
    return this.calls
      .flat()
      .filter(({ id, revision }) => id === reminder.id && revision === reminder.revision).length;
  }

  /** Settles when these were claimed. */
  async untilFired(...reminders: readonly ReminderRef[]): Promise<void> {
    const missing = new Set(reminders.map((reminder) => reminder.id));
    const isMet = () => {
      for (const id of missing) if (this.fired.includes(id)) missing.delete(id);
      return missing.size === 0;
    };
    if (isMet()) return;
    await new Promise<void>((resolve) => {
      this.#waiters.add({ isMet, resolve });
    });
  }
}
