import type { Account, Address, MessageRef, Platform } from "../core/address.ts";
import type { InboundEvent } from "../core/conversation/event.ts";
import type { Outgoing } from "../core/delivery.ts";
import type { DeliveryId } from "../core/ids.ts";
import type { DurationMs, Instant } from "../core/time/instant.ts";
import type { View } from "../core/view/view.ts";

/** The platform's yes. */
export interface Receipt {
  readonly ref: MessageRef;
  /** True when it was shown once more, with the note that says so: there was doubt, and no earlier one was found. */
  readonly isRepeat: boolean;
}

/** One attempt to send one delivery. */
export interface Attempt {
  /** The same for every attempt at one delivery: platforms that can drop repeats are given it. */
  readonly key: DeliveryId;
  /**
   * Null, unless an earlier attempt may have got through. An adapter that can look whether it did, looks and
   * answers with that message's receipt; one that cannot sends again with `note` visible in the message.
   */
  readonly doubt: { readonly since: Instant; readonly note: string } | null;
}

/** How often something may be sent, to a whole platform or within a part of it. */
export interface Limit {
  /** The same for all that shares the limit. */
  readonly bucket: string;
  readonly perSecond: number;
}

/** A platform. It acknowledges what comes in by itself, and never retries by itself. */
export interface Adapter {
  readonly platform: Platform;
  /**
   * Begins to take in events. `onEvent` settles when the event is stored; only then is it confirmed to the
   * platform, where the platform can deliver it again. Events of one chat are handed over in order.
   * @throws {Error} when the platform cannot be reached or refuses the token at start.
   */
  start(onEvent: (event: InboundEvent) => Promise<void>): Promise<void>;
  /** Not idempotent. @throws {DeliveryError} */
  send(to: Address, view: View, attempt: Attempt): Promise<Receipt>;
  /**
   * Shows `view` in place of what the message showed; idempotent. Where the message cannot be changed any
   * more (deleted, too old) it is sent anew, and the receipt names the new one. A file that the message brought
   * along stays. @throws {DeliveryError}
   */
  update(ref: MessageRef, view: View): Promise<Receipt>;
  /**
   * Shows `view` on the page that the platform keeps for us beside the chat; idempotent. Null where it keeps none.
   * The function rejects with a {@link DeliveryError}.
   */
  readonly showHome: ((of: Account, view: View) => Promise<void>) | null;
  /** Takes our message away; where that is not possible, its buttons. Idempotent. @throws {DeliveryError} */
  remove(ref: MessageRef): Promise<void>;
  /** What the platform allows for such a message, the widest limit first: whoever sends keeps to it, over all processes. */
  limitsOf(message: Pick<Outgoing, "to" | "kind">): readonly Limit[];
  /** Stops taking in events and waits for those being handled. Idempotent. */
  stop(): Promise<void>;
}

/** Why a message did not get through. */
export type DeliveryFailure =
  /** Surely not shown: come back after `retryAfterMs`. */
  | "rate_limited"
  /** Surely not shown: no connection was made. */
  | "unreachable"
  /** It may have been shown: the answer was lost, or the server failed. */
  | "uncertain"
  /** The person has shut us out. */
  | "blocked"
  /** The chat or the account is gone. */
  | "gone"
  /** The platform does not take this message: our mistake. */
  | "rejected"
  /** Our token is not valid any more. */
  | "unauthorized";

/** Why a message did not get through, in one of the ways the caller can act on. */
export class DeliveryError extends Error {
  override readonly name = "DeliveryError";
  readonly code: DeliveryFailure;
  /** How long the platform wants to be left alone; null when it did not say. */
  readonly retryAfterMs: DurationMs | null;

  constructor(
    code: DeliveryFailure,
    message: string,
    options: { readonly retryAfterMs?: DurationMs; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}
