import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DueHeap, reminderKey } from "../../jobs/due-heap.ts";
import { parseId, type ReminderId } from "../../src/core/ids.ts";
import type { ReminderRef } from "../../src/core/reminder.ts";
import { type Instant, instant } from "../../src/core/time/instant.ts";
import type { ArmedReminder } from "../../src/ports/scheduler.ts";

function reminder(number: number, dueAt: number): ArmedReminder {
  const id = parseId<ReminderId>(`00000000-0000-4000-8000-${String(number).padStart(12, "0")}`);
  if (id === null) throw new Error("not an id");
  return { id, revision: 1, dueAt: instant(dueAt) };
}

const reminders = fc
  .array(fc.tuple(fc.nat(30), fc.nat(50)))
  .map((pairs) => pairs.map(([number, dueAt]) => reminder(number, dueAt * 31 + number)));

describe("the heap of due reminders", () => {
  it("gives what an ordered list would give, whatever is added, removed and added again", () => {
    const steps: fc.Arbitrary<Step[]> = fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant("add" as const), reminders }),
        fc.record({ kind: fc.constant("remove" as const), reminders }),
        fc.record({
          kind: fc.constant("take" as const),
          now: fc.nat(60 * 31),
          limit: fc.integer({ min: 1, max: 9 }),
        }),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        const heap = new DueHeap();
        const list = new OrderedList();
        for (const step of all) {
          expect(run(heap, step)).toEqual(run(list, step));
          expect([heap.size, heap.firstDueAt()]).toEqual([list.size, list.firstDueAt()]);
        }
      }),
    );
  });
});

type Step =
  | { readonly kind: "add" | "remove"; readonly reminders: readonly ArmedReminder[] }
  | { readonly kind: "take"; readonly now: number; readonly limit: number };

/** What was taken out. No two reminders of these tests are due at once: such come in any order. */
function run(heap: Pick<DueHeap, "add" | "remove" | "takeDue">, step: Step): readonly ArmedReminder[] {
  if (step.kind === "take") return heap.takeDue(instant(step.now), step.limit);
  for (const one of step.reminders) heap[step.kind](one);
  return [];
}

/** The same in the simplest way. */
class OrderedList {
  #list: readonly ArmedReminder[] = [];

  get size(): number {
    return this.#list.length;
  }

  firstDueAt(): number | null {
    return this.#list[0]?.dueAt ?? null;
  }

  add(added: ArmedReminder): void {
    if (this.#list.some((one) => reminderKey(one) === reminderKey(added))) return;
    this.#list = [...this.#list, added].toSorted((one, other) => one.dueAt - other.dueAt);
  }

  remove(removed: ReminderRef): void {
    this.#list = this.#list.filter((one) => reminderKey(one) !== reminderKey(removed));
  }

  takeDue(now: Instant, limit: number): readonly ArmedReminder[] {
    const due = this.#list.filter((one) => one.dueAt <= now).slice(0, limit);
    this.#list = this.#list.filter((one) => !due.includes(one));
    return due;
  }
}
