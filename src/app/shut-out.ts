import type { ClaimedDelivery, Delivery } from "../core/delivery.ts";
import { type DeliveryId, freshId } from "../core/ids.ts";
import type { Tx } from "../ports/store.ts";

/**
 * Marks the address as one that takes nothing more. A reminder tries another address of the same user instead,
 * where there is one; the step itself stays, and `/next` shows it when the person comes back.
 */
export async function shutOut(
  tx: Tx,
  claimed: ClaimedDelivery,
  { state, newId }: { readonly state: "blocked" | "gone"; readonly newId: () => string },
): Promise<void> {
  await tx.addresses.setState(claimed.address, state);
  if (claimed.content.kind !== "reminder") return;
  const others = await tx.addresses.of(claimed.user);
  const other = others.find((address) => address.state === "active" && address.id !== claimed.address);
  if (other === undefined) return;
  const id = freshId<DeliveryId>(newId);
  const instead: Delivery = { id, user: claimed.user, address: other.id, content: claimed.content };
  await tx.deliveries.add([instead]);
}
