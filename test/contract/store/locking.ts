import { describe, expect, test } from "vitest";
import type { Tx } from "../../../src/ports/store.ts";
import { createGate } from "../../fakes/gate.ts";
import { aDelivery, addSomebody, aReminder, present } from "../../support/stores/samples.ts";
import type { StoreContext } from "../store.contract.ts";

const LEASE_MS = 20_000;

/** What holds where two transactions are open at once, on stores that have more than one connection. */
export function lockingContract(context: StoreContext): void {
  const { transact, clock } = context;

  /**
   * Runs `first` and leaves its transaction open; begins `second` in another one, and gives that some time; ends the
   * first one so, and gives back what came of the second.
   */
  async function meeting<T>(
    first: (tx: Tx) => Promise<unknown>,
    second: (tx: Tx) => Promise<T>,
    end: "commit" | "rollback",
  ): Promise<T> {
    const begun = createGate();
    const over = createGate();
    const open = transact(async (tx) => {
      await first(tx);
      begun.open();
      await over.opened;
      if (end === "rollback") throw new Error("undone");
    });
    await begun.opened;
    const other = transact(second);
    // Round trips, in which the other one gets as far as it can.
    for (let turn = 0; turn < 5; turn += 1) await transact((tx) => tx.time.now());
    over.open();
    await open.catch(() => undefined);
    return await other;
  }

  describe("two transactions", () => {
    test.each([
      ["commit", 0],
      ["rollback", 1],
    ] as const)("that claim one reminder: after the first one's %s the second has %i", async (end, left) => {
      const { interview } = await transact(addSomebody);
      const reminder = aReminder(interview, { dueAt: clock().now() });
      await transact((tx) => tx.reminders.put([reminder]));
      const claim = (tx: Tx) => tx.reminders.claim([reminder]);
      expect(await meeting(claim, claim, end)).toHaveLength(left);
    });

    test.each([
      ["commit", null],
      ["rollback", 1],
    ] as const)(
      "that claim one delivery: after the first one's %s the second's fence is %s",
      async (end, fence) => {
        const { address } = await transact(addSomebody);
        const delivery = aDelivery(address);
        await transact((tx) => tx.deliveries.add([delivery]));
        const claim = (tx: Tx) => tx.deliveries.claim(delivery.id, LEASE_MS);
        expect((await meeting(claim, claim, end))?.fence ?? null).toBe(fence);
      },
    );

    test("one of which takes a delivery over: the one that lost it does not settle it", async () => {
      const { address } = await transact(addSomebody);
      const delivery = aDelivery(address);
      await transact((tx) => tx.deliveries.add([delivery]));
      const claim = (tx: Tx) => tx.deliveries.claim(delivery.id, LEASE_MS);
      const { fence } = present(await transact(claim));
      await clock().advance(LEASE_MS);
      const settle = (tx: Tx) => tx.deliveries.settle(delivery.id, fence, { kind: "withdrawn" });
      expect(await meeting(claim, settle, "commit")).toBe(false);
    });

    test("one of which recalls what the other one claims", async () => {
      const { address } = await transact(addSomebody);
      const delivery = aDelivery(address, { content: { kind: "reminders", reminders: [] } });
      await transact((tx) => tx.deliveries.add([delivery]));
      const claim = (tx: Tx) => tx.deliveries.claim(delivery.id, LEASE_MS);
      const recall = (tx: Tx) => tx.deliveries.recall([address.id]);
      expect(await meeting(claim, recall, "commit")).toEqual([]);
      await clock().advance(LEASE_MS);
      const { fence } = present(await transact(claim));
      const held = { kind: "retry", afterMs: 0, reason: "unreachable", uncertain: false } as const;
      await transact((tx) => tx.deliveries.settle(delivery.id, fence, held));
      expect(await meeting(recall, claim, "commit")).not.toBeNull();
    });

    test("see nothing of what the other one has not committed", async () => {
      const { address, interview } = await transact(addSomebody);
      const delivery = aDelivery(address);
      const reminder = aReminder(interview, { dueAt: clock().now() });
      const add = async (tx: Tx) => {
        await tx.deliveries.add([delivery]);
        await tx.reminders.put([reminder]);
      };
      const look = async (tx: Tx) => {
        const ready = await tx.deliveries.ready(address.platform, 10_000);
        const overdue = await tx.reminders.overdue(0, 10_000);
        return [...ready, ...overdue].some(({ id }) => id === delivery.id || id === reminder.id);
      };
      const gate = createGate();
      const open = transact(async (tx) => {
        await add(tx);
        await gate.opened;
      });
      expect(await transact(look)).toBe(false);
      gate.open();
      await open;
      expect(await transact(look)).toBe(true);
    });

    test.each([
      ["commit", 103],
      ["rollback", 0],
    ] as const)(
      "that take a moment of one pace: after the first one's %s the second waits %i ms",
      async (end, waitMs) => {
        const limit = {
          bucket: `telegram:${aDelivery((await transact(addSomebody)).address).id}`,
          perSecond: 10,
        };
        const take = (tx: Tx) => tx.pace.take([limit], 1_000);
        expect(await meeting(take, take, end)).toBeCloseTo(waitMs, 0);
      },
    );
  });
}
