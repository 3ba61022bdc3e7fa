import type { ClaimedDelivery } from "../core/delivery.ts";
import type { StoredAddress, Tx } from "../ports/store.ts";

/**
 * Where else a message can go whose address takes nothing more: a reminder to another address of the same user.
 * Null when there is none; then the person is told when they come back, and the step itself stays.
 */
export async function elsewhere(
  tx: Tx,
  { user, address, content }: ClaimedDelivery,
): Promise<StoredAddress | null> {
  if (content.kind !== "reminders") return null;
  const all = await tx.addresses.of(user);
  return all.find(({ state, id }) => state === "active" && id !== address) ?? null;
}
