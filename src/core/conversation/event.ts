import type { Address, MessageRef } from "../address.ts";
import type { Instant } from "../time/instant.ts";
import type { Answers } from "./state.ts";

/** Who did it, as the platform knows them. */
export interface Author {
  /** The platform's id of the account. */
  readonly account: string;
  readonly name: string | null;
  /** The language tag the platform tells (`sv`, `en-GB`), or null. */
  readonly locale: string | null;
  /** The time zone the platform tells, or null; not checked yet. */
  readonly timeZone: string | null;
}

interface EventBase {
  /** The platform's own id of the update, with the platform before it: handled once, however often it comes. */
  readonly id: string;
  readonly from: Address;
  readonly author: Author;
  readonly at: Instant;
}

/** Something a user did, normalised from a platform's update. */
export type InboundEvent =
  | (EventBase & { readonly kind: "text"; readonly text: string })
  /** `name` without its slash, lower case; `args` is all that stood behind it. */
  | (EventBase & { readonly kind: "command"; readonly name: string; readonly args: string })
  | (EventBase & {
      readonly kind: "press";
      readonly token: string;
      /** The message it was pressed on; null for one that stood elsewhere, as on a page of its own. */
      readonly source: MessageRef | null;
      /**
       * What was filled in with it, where the button asked for something and the platform could open a form: the
       * text, or a time as an ISO 8601 instant. Null where nothing was.
       */
      readonly answer: string | null;
    })
  /** Several answers at once: the options of a command, or a form that was filled in. */
  | (EventBase & {
      readonly kind: "form";
      readonly answers: Answers;
      /** The button by which a debrief was opened, which says of what; null for an interview to be logged. */
      readonly token: string | null;
    })
  /** A sticker, a photo, a voice message: nothing that can be read. */
  | (EventBase & { readonly kind: "unsupported" })
  /** They look at the page the platform keeps for us. */
  | (EventBase & { readonly kind: "home" })
  /** They shut us out, or let us in again. */
  | (EventBase & { readonly kind: "blocked" })
  | (EventBase & { readonly kind: "unblocked" });
