import type { Delivery } from "../core/delivery.ts";
import { type DeliveryId, freshId, type UserId } from "../core/ids.ts";
import type { Reminder, ReminderRef } from "../core/reminder.ts";
import type { StoredAddress, Tx } from "../ports/store.ts";
import type { AppPorts } from "./app-ports.ts";
import { homesOf } from "./homes-of.ts";

/**
 * Turns due reminders into deliveries: claims those that are still scheduled in the revision asked for, all in
 * one transaction. What was cancelled, replanned or claimed before is passed over. Those deliveries come back
 * that this process can send after the commit; the others are found by the sweep of a process that runs their
 * platform.
 */
export async function fire(due: readonly ReminderRef[], ports: AppPorts): Promise<readonly Delivery[]> {
  if (due.length === 0) return [];
  return await ports.store.transact(async (tx) => {
    const claimed = await tx.reminders.claim(due);
    const addresses = await addressesOf(tx, claimed);
    const made = claimed.flatMap((reminder) => deliveryOf(reminder, addresses.get(reminder.owner), ports));
    const homes: Delivery[] = [];
    for (const owner of addresses.keys()) homes.push(...(await homesOf(tx, owner, ports.newId)));
    await tx.deliveries.add([...made, ...homes]);
    const here = new Set(
      [...addresses.values()].filter(({ platform }) => ports.adapters.has(platform)).map(({ id }) => id),
    );
    return [...made, ...homes].filter(({ address }) => here.has(address));
  });
}

async function addressesOf(
  tx: Tx,
  claimed: readonly Reminder[],
): Promise<ReadonlyMap<UserId, StoredAddress>> {
  const found = new Map<UserId, StoredAddress>();
  for (const owner of new Set(claimed.map((reminder) => reminder.owner))) {
    const all = await tx.addresses.of(owner);
    // Where nobody lets us in, the delivery says so when it is tried: it is not dropped in silence.
    const best = all.find(({ state }) => state === "active") ?? all[0];
    if (best !== undefined) found.set(owner, best);
  }
  return found;
}

function deliveryOf(reminder: Reminder, to: StoredAddress | undefined, ports: AppPorts): readonly Delivery[] {
  if (to === undefined) {
    ports.logger.warn("reminder without an address", { reminder: reminder.id });
    return [];
  }
  const id = freshId<DeliveryId>(ports.newId);
  const content = { kind: "reminder", reminder: reminder.id, revision: reminder.revision } as const;
  return [{ id, user: reminder.owner, address: to.id, content }];
}
