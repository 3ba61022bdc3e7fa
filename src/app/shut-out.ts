import type { ClaimedDelivery, Delivery } from "../core/delivery.ts";
import { type DeliveryId, freshId } from "../core/ids.ts";
import type { AppPorts } from "./app-ports.ts";

/**
 * Marks the address as one that takes nothing more. A reminder tries another address of the same user instead,
 * where there is one; the step itself stays, and `/next` shows it when the person comes back.
 */
export async function shutOut(
  claimed: ClaimedDelivery,
  state: "blocked" | "gone",
  ports: AppPorts,
): Promise<void> {
  await ports.store.transact(async (tx) => {
    await tx.addresses.setState(claimed.address, state);
    if (claimed.content.kind !== "reminder") return;
    const others = await tx.addresses.of(claimed.user);
    const other = others.find((address) => address.state === "active" && address.id !== claimed.address);
    if (other === undefined) return;
    const id = freshId<DeliveryId>(ports.newId);
    const instead: Delivery = { id, user: claimed.user, address: other.id, content: claimed.content };
    await tx.deliveries.add([instead]);
  });
}
