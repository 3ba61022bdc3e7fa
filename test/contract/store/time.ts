import { describe, expect, test } from "vitest";
import { after } from "../../../src/core/time/instant.ts";
import { addSomebody, aReminder } from "../../support/stores/samples.ts";
import type { StoreContext } from "../store.contract.ts";

export function timeContract({ transact, clock }: StoreContext): void {
  describe("the time", () => {
    test("is that of the clock that decides what is due", async () => {
      expect(await transact((tx) => tx.time.now())).toBe(clock().now());
      await clock().advance(1);
      expect(await transact((tx) => tx.time.now())).toBe(clock().now());
    });

    test("the oldest overdue reminder tells how long something has been overdue", async () => {
      const { interview } = await transact(addSomebody);
      const oldestMs = () => transact((tx) => tx.time.oldestOverdueMs());
      // Later than anything another test has left behind.
      await clock().advance(1_000 * 60_000);
      const others = await oldestMs();
      const dueAt = after(clock().now(), -others - 60_000);
      const reminder = aReminder(interview, { dueAt });
      await transact((tx) => tx.reminders.put([reminder]));
      expect(await oldestMs()).toBe(others + 60_000);
      await transact((tx) => tx.reminders.put([{ ...reminder, state: "fired" }]));
      expect(await oldestMs()).toBe(others);
    });
  });
}
