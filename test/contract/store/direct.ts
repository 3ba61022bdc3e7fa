import { describe, expect, test } from "vitest";
import type { Store } from "../../../src/ports/store.ts";
import { addSomebody, aDelivery, aReminder } from "../../support/stores/samples.ts";

/** What a store must do without a transaction. */
export function directContract(store: () => Store): void {
  describe("without a transaction", () => {
    test("each call takes effect by itself, also when the work fails after it", async () => {
      const { user, interview, address } = await store().transact(addSomebody);
      const [reminder, delivery] = [aReminder(interview), aDelivery(address)];
      const failure = new Error("no");
      const failing = store().direct(async (tx) => {
        await tx.reminders.put([reminder]);
        expect(await store().direct((other) => other.reminders.byId(user.id, reminder.id))).toEqual(reminder);
        await tx.deliveries.add([delivery]);
        throw failure;
      });
      await expect(failing).rejects.toBe(failure);
      await store().direct(async (tx) => {
        expect(await tx.reminders.byId(user.id, reminder.id)).toEqual(reminder);
        expect(await tx.deliveries.claim(delivery.id, 1000)).toMatchObject({ id: delivery.id });
      });
    });

    test("a delivery is claimed, held and settled as within one", async () => {
      const { address } = await store().transact(addSomebody);
      const delivery = aDelivery(address);
      await store().direct((tx) => tx.deliveries.add([delivery]));
      const claim = () => store().direct((tx) => tx.deliveries.claim(delivery.id, 1000));
      const claims = await Promise.all([claim(), claim(), claim()]);
      const [claimed, ...others] = claims.filter((one) => one !== null);
      expect(others).toEqual([]);
      const fence = claimed?.fence ?? Number.NaN;
      const { holds, settles } = await store().direct(async (tx) => ({
        holds: await tx.deliveries.holds(delivery.id, fence, 500),
        settles: [
          await tx.deliveries.settle(delivery.id, fence, { kind: "withdrawn" }),
          await tx.deliveries.settle(delivery.id, fence, { kind: "withdrawn" }),
        ],
      }));
      expect(holds).toBe(true);
      expect(settles).toEqual([true, false]);
    });
  });
}
