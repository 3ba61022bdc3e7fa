import type { Account, Address, MessageRef } from "./address.ts";
import type { AddressId, DeliveryId, ReminderId, UserId } from "./ids.ts";
import type { Instant } from "./time/instant.ts";
import type { View } from "./view/view.ts";

/** What is to be shown. A reminder is rendered at the moment it is sent, from what is true then. */
export type DeliveryContent =
  | { readonly kind: "reply"; readonly view: View }
  | { readonly kind: "edit"; readonly view: View; readonly ref: MessageRef }
  | { readonly kind: "reminder"; readonly reminder: ReminderId; readonly revision: number }
  /** The page that the platform keeps for us, as things stand when it is shown. */
  | { readonly kind: "home" };

/** One message on its way to a platform. */
export interface Delivery {
  readonly id: DeliveryId;
  readonly user: UserId;
  readonly address: AddressId;
  readonly content: DeliveryContent;
}

/** A delivery this process alone may send now, until its lease runs out. */
export interface ClaimedDelivery extends Delivery {
  readonly to: Address & Account;
  /** Every later write must carry it; a newer claim has a higher one. */
  readonly fence: number;
  /** How many earlier attempts may have reached the platform without our knowing. */
  readonly uncertain: number;
  /** Attempts begun, this one included. */
  readonly attempts: number;
  /** When the first attempt began. */
  readonly firstTriedAt: Instant;
}

/** How one attempt ended. `retry` goes back to `scheduled`. */
export type DeliveryOutcome =
  | { readonly kind: "sent"; readonly ref: MessageRef }
  | {
      readonly kind: "retry";
      readonly notBefore: Instant;
      readonly reason: string;
      /** True when this attempt may have reached the platform. */
      readonly uncertain: boolean;
    }
  | { readonly kind: "undeliverable"; readonly reason: string }
  | { readonly kind: "dead"; readonly reason: string }
  | { readonly kind: "withdrawn" };
