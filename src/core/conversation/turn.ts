import type { Reminder } from "../reminder.ts";
import type { StoredInterview } from "../stored-interview.ts";
import type { Instant } from "../time/instant.ts";
import type { User } from "../user.ts";
import { type Lens, lensOf, zoneOf } from "../view/lens.ts";
import type { View } from "../view/view.ts";
import type { FieldContext } from "./field.ts";
import type { Conversation, FormValues } from "./state.ts";

/** Everything that is true when an event arrives. All of it belongs to the one user. */
export interface Facts {
  readonly now: Instant;
  readonly user: User;
  /** The platform's language tag, or null. */
  readonly locale: string | null;
  /** How commands are named on the platform. */
  readonly commands: Lens["commands"];
  /** The interviews without an outcome, and any other that the event names. */
  readonly interviews: readonly StoredInterview[];
  /** The interviews that ended, latest first. */
  readonly closed: readonly StoredInterview[];
  /** The reminders of those interviews. */
  readonly reminders: readonly Reminder[];
  /** A fresh random UUID with every call. */
  readonly newId: () => string;
}

/** What is to be stored. */
export type Change =
  /** The interview with its revision counted up, and those of its reminders that are new or changed. */
  | {
      readonly kind: "save-interview";
      readonly stored: StoredInterview;
      readonly reminders: readonly Reminder[];
    }
  | { readonly kind: "save-user"; readonly user: User };

export interface StepResult {
  readonly next: Conversation;
  readonly changes: readonly Change[];
  /** What the pressed message is to show now; null leaves it as it is. */
  readonly card: View | null;
  /** New messages, in order. */
  readonly replies: readonly View[];
}

/** Where the conversation stands once the view is shown. */
export interface Shown {
  readonly next: Conversation;
  readonly view: View;
}

export function lens(facts: Facts): Lens {
  return lensOf(facts.user, facts.now, facts.commands);
}

export function fieldContext(facts: Facts, values: FormValues): FieldContext {
  return { ...lens(facts), locale: facts.locale, zone: zoneOf(facts.user), values };
}

/** A result that only shows something. */
export function reply(next: Conversation, ...replies: readonly View[]): StepResult {
  return { next, changes: [], card: null, replies };
}

/** A result that only changes the pressed message. */
export function redraw(next: Conversation, card: View, ...replies: readonly View[]): StepResult {
  return { next, changes: [], card, replies };
}

/** What would have changed a pressed message, as a message of its own. */
export function asReply(result: StepResult): StepResult {
  return {
    ...result,
    card: null,
    replies: [...(result.card === null ? [] : [result.card]), ...result.replies],
  };
}

/** An answer to a question: typed, or the button that was pressed under it. */
export type Answer =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "press"; readonly verb: string };
