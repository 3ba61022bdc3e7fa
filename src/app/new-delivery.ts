import type { Delivery, DeliveryContent, Outgoing } from "../core/delivery.ts";
import { type DeliveryId, freshId } from "../core/ids.ts";
import type { StoredAddress } from "../ports/store.ts";

/** A delivery to be stored, and what the outbox has to know of it after that. */
export interface NewDelivery {
  readonly delivery: Delivery;
  readonly outgoing: Outgoing;
}

export function newDelivery(to: StoredAddress, content: DeliveryContent, newId: () => string): NewDelivery {
  const id = freshId<DeliveryId>(newId);
  return {
    delivery: { id, user: to.user, address: to.id, content },
    outgoing: { id, address: to.id, to, kind: content.kind },
  };
}
