import type { Account, Address, MessageRef } from "./address.ts";
import type { AddressId, DeliveryId, UserId } from "./ids.ts";
import type { ReminderRef } from "./reminder.ts";
import type { Instant } from "./time/instant.ts";
import type { View } from "./view/view.ts";

/** What is to be shown. Reminders are rendered at the moment they are sent, from what is true then. */
export type DeliveryContent =
  | { readonly kind: "reply"; readonly view: View }
  | { readonly kind: "edit"; readonly view: View; readonly ref: MessageRef }
  /** One reminder, or several that have gathered: they come as one message, never as a burst. */
  | { readonly kind: "reminders"; readonly reminders: readonly ReminderRef[] }
  /** A message to be taken away again: another copy of it goes on. */
  | { readonly kind: "removal"; readonly ref: MessageRef }
  /** The page that the platform keeps for us, as things stand when it is shown. */
  | { readonly kind: "home" };

/** One message on its way to a platform. */
export interface Delivery {
  readonly id: DeliveryId;
  readonly user: UserId;
  readonly address: AddressId;
  readonly content: DeliveryContent;
}

/** What has to be known of a delivery to send it in its turn. */
export interface Outgoing {
  readonly id: DeliveryId;
  readonly address: AddressId;
  readonly to: Address;
  readonly kind: DeliveryContent["kind"];
}

/** What never reached a person: so many reminders, and so many answers to something they did. */
export interface Missed {
  readonly reminders: number;
  readonly answers: number;
}

/** A delivery this process alone may send now, until its lease runs out. */
export interface ClaimedDelivery extends Delivery {
  readonly to: Address & Account;
  /** Whether another claim's lease ran out: it may have sent the message without our knowing. */
  readonly isTakenOver: boolean;
  /** Every later write must carry it; a newer claim has a higher one. */
  readonly fence: number;
  /** How many earlier attempts may have reached the platform without our knowing. */
  readonly uncertain: number;
  /** Attempts begun, this one included. */
  readonly attempts: number;
  /** When the first attempt began. */
  readonly firstTriedAt: Instant;
}

/** How one attempt ended. `retry` and `moved` go back to `scheduled`. */
export type DeliveryOutcome =
  | { readonly kind: "sent"; readonly ref: MessageRef }
  | {
      readonly kind: "retry";
      /** From when it is written, by the clock that decides what is due. */
      readonly afterMs: number;
      readonly reason: string;
      /** True when this attempt may have reached the platform. */
      readonly uncertain: boolean;
    }
  /** To be tried at another address of the same user. */
  | { readonly kind: "moved"; readonly address: AddressId; readonly reason: string }
  | { readonly kind: "undeliverable"; readonly reason: "blocked" | "gone" }
  | { readonly kind: "dead"; readonly reason: string }
  | { readonly kind: "withdrawn" };
