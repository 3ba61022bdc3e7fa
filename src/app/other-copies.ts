import { parseAction } from "../core/conversation/action.ts";
import type { UserEvent } from "../core/conversation/step.ts";
import type { DeliveryContent } from "../core/delivery.ts";
import type { StoredAddress, Tx } from "../ports/store.ts";

/**
 * Where a reminder may have been shown twice because nobody could know, a press tells which copy the person goes on
 * with: the one we knew of before is taken away.
 */
export async function otherCopies(
  tx: Tx,
  address: StoredAddress,
  event: UserEvent,
): Promise<readonly DeliveryContent[]> {
  if (event.kind !== "press" || event.source === null) return [];
  const action = parseAction(event.token);
  if (action?.kind !== "reminder") return [];
  const ref = await tx.deliveries.noteCopy(address.id, action.reminder, event.source);
  return ref === null ? [] : [{ kind: "removal", ref }];
}
