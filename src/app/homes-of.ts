import { WITH_HOME } from "../core/address.ts";
import type { Delivery } from "../core/delivery.ts";
import { type DeliveryId, freshId, type UserId } from "../core/ids.ts";
import type { Tx } from "../ports/store.ts";

/** The pages of this user that show what has just changed: a delivery for each, to be added. */
export async function homesOf(tx: Tx, user: UserId, newId: () => string): Promise<readonly Delivery[]> {
  const addresses = await tx.addresses.of(user);
  return addresses
    .filter(({ platform, state }) => state === "active" && WITH_HOME.has(platform))
    .map(({ id }) => ({
      id: freshId<DeliveryId>(newId),
      user,
      address: id,
      content: { kind: "home" },
    }));
}
