import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { HOUR_MS } from "../../../src/core/time/instant.ts";
import { aDelivery, addSomebody, aReminder, aUser } from "../../support/stores/samples.ts";
import type { StoreContext } from "../store.contract.ts";

export function transactionsContract({ transact, clock }: StoreContext): void {
  describe("transactions and the inbox", () => {
    test("an event's id is admitted once", async () => {
      const event = `telegram:${randomUUID()}`;
      expect(await transact((tx) => tx.inbox.admit(event))).toBe(true);
      expect(await transact((tx) => tx.inbox.admit(event))).toBe(false);
      expect(await transact((tx) => tx.inbox.admit(`${event}0`))).toBe(true);
    });

    test("of many who admit the same event at once, one is told that it is new", async () => {
      const event = `slack:${randomUUID()}`;
      const admitted = await Promise.all(
        Array.from({ length: 8 }, () => transact((tx) => tx.inbox.admit(event))),
      );
      expect(admitted.filter(Boolean)).toHaveLength(1);
    });

    test("ids admitted longer ago than asked are forgotten, no more of them than asked, and no others", async () => {
      const [old, recent] = [`telegram:${randomUUID()}`, `telegram:${randomUUID()}`];
      await clock().advance(1);
      await transact((tx) => tx.inbox.prune(0, 10_000));
      await transact(async (tx) => {
        for (const end of ["a", "b", "c"]) await tx.inbox.admit(old + end);
      });
      await clock().advance(1);
      await transact((tx) => tx.inbox.admit(recent));
      await clock().advance(HOUR_MS - 1);
      const prune = (limit: number) => transact((tx) => tx.inbox.prune(HOUR_MS, limit));
      expect(await prune(10)).toBe(0);
      await clock().advance(1);
      expect([await prune(2), await prune(2), await prune(2)]).toEqual([2, 1, 0]);
      expect(await transact((tx) => tx.inbox.admit(recent))).toBe(false);
      expect(await transact((tx) => tx.inbox.admit(`${old}a`))).toBe(true);
    });

    test("work that throws leaves nothing behind, and the error comes through", async () => {
      const event = `telegram:${randomUUID()}`;
      const user = aUser();
      const somebody = await transact(addSomebody);
      const reminder = aReminder(somebody.interview);
      const delivery = aDelivery(somebody.address);
      const failure = new Error("no");
      const failing = transact(async (tx) => {
        await tx.inbox.admit(event);
        await tx.users.save(user);
        await tx.interviews.save({
          interview: { ...somebody.interview, revision: 2, company: "Other" },
          steps: [],
        });
        await tx.reminders.put([reminder]);
        await tx.deliveries.add([delivery]);
        throw failure;
      });
      await expect(failing).rejects.toBe(failure);
      await transact(async (tx) => {
        expect(await tx.users.byId(user.id)).toBeNull();
        expect(await tx.interviews.byId(somebody.user.id, somebody.interview.id)).toMatchObject({
          interview: { company: "Acme", revision: 1 },
        });
        expect(await tx.reminders.byId(somebody.user.id, reminder.id)).toBeNull();
        expect(await tx.deliveries.claim(delivery.id, 1000)).toBeNull();
        expect(await tx.inbox.admit(event)).toBe(true);
      });
    });

    test("a statement that the database refuses spoils its own transaction alone", async () => {
      const user = aUser();
      const refused = transact(async (tx) => {
        await tx.users.save(user);
        await tx.users.save(aUser({ name: "a NUL \0 character" }));
      });
      await expect(refused).rejects.toThrow(/invalid byte sequence/u);
      expect(await transact((tx) => tx.users.byId(user.id))).toBeNull();
      expect(await transact((tx) => tx.inbox.admit(randomUUID()))).toBe(true);
    });

    test("the clock it was given is the one that counts", async () => {
      const { interview } = await transact(addSomebody);
      const reminder = aReminder(interview, { dueAt: clock().now() });
      await transact((tx) => tx.reminders.put([reminder]));
      expect(await transact((tx) => tx.reminders.claim([reminder]))).toHaveLength(1);
    });
  });
}
