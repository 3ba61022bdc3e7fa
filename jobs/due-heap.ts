import type { ReminderRef } from "../src/core/reminder.ts";
import type { Instant } from "../src/core/time/instant.ts";
import type { ArmedReminder } from "../src/ports/scheduler.ts";

/** Names a reminder as of one revision. */
export function reminderKey(reminder: ReminderRef): string {
  return `${reminder.id}-${reminder.revision}`;
}

/** Reminders by the time they are due: a binary heap, in which each stands once. */
export class DueHeap {
  readonly #heap: ArmedReminder[] = [];
  /** What is to be fired; what was removed stays in the heap until it comes up. */
  readonly #live = new Map<string, ArmedReminder>();

  get size(): number {
    return this.#live.size;
  }

  /** Idempotent. */
  add(reminder: ArmedReminder): void {
    const key = reminderKey(reminder);
    if (this.#live.has(key)) return;
    this.#live.set(key, reminder);
    this.#heap.push(reminder);
    this.#rise(this.#heap.length - 1);
  }

  /** Idempotent. */
  remove(reminder: ReminderRef): void {
    this.#live.delete(reminderKey(reminder));
  }

  /** When the earliest is due; null when there is none. */
  firstDueAt(): Instant | null {
    return this.#first()?.dueAt ?? null;
  }

  /** Takes out at most `limit` of those due at `now` or before, earliest first. */
  takeDue(now: Instant, limit: number): readonly ArmedReminder[] {
    const due: ArmedReminder[] = [];
    for (let first = this.#first(); first !== null && first.dueAt <= now; first = this.#first()) {
      if (due.length === limit) break;
      due.push(first);
      this.#live.delete(reminderKey(first));
      this.#dropFirst();
    }
    return due;
  }

  #first(): ArmedReminder | null {
    for (let first = this.#heap[0]; first !== undefined; first = this.#heap[0]) {
      if (this.#live.get(reminderKey(first)) === first) return first;
      this.#dropFirst();
    }
    return null;
  }

  #dropFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #rise(index: number): void {
    let child = index;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#swapIfEarlier(child, parent)) return;
      child = parent;
    }
  }

  #sink(index: number): void {
    let parent = index;
    for (;;) {
      const left = 2 * parent + 1;
      const right = left + 1;
      const earlier = this.#dueAt(right) < this.#dueAt(left) ? right : left;
      if (!this.#swapIfEarlier(earlier, parent)) return;
      parent = earlier;
    }
  }

  #dueAt(index: number): number {
    return this.#heap[index]?.dueAt ?? Number.POSITIVE_INFINITY;
  }

  #swapIfEarlier(child: number, parent: number): boolean {
    const lower = this.#heap[child];
    const upper = this.#heap[parent];
    if (lower === undefined || upper === undefined || lower.dueAt >= upper.dueAt) return false;
    this.#heap[parent] = lower;
    this.#heap[child] = upper;
    return true;
  }
}
