import { WITH_HOME } from "../core/address.ts";
import type { UserId } from "../core/ids.ts";
import type { StoredAddress, Tx } from "../ports/store.ts";
import { type NewDelivery, newDelivery } from "./new-delivery.ts";

/** The pages of this user that show what has just changed: a delivery for each, to be added. */
export async function homesOf(tx: Tx, user: UserId, newId: () => string): Promise<readonly NewDelivery[]> {
  return homesAmong(await tx.addresses.of(user), newId);
}

/** The same for addresses that are known already. */
export function homesAmong(addresses: readonly StoredAddress[], newId: () => string): readonly NewDelivery[] {
  return addresses
    .filter(({ platform, state }) => state === "active" && WITH_HOME.has(platform))
    .map((address) => newDelivery(address, { kind: "home" }, newId));
}
