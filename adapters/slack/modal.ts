import type { FormName } from "../../src/core/conversation/state.ts";
import { shortenUnits } from "../shared/plain-text.ts";
import { plain } from "./blocks.ts";

/** What a form asks for, by the name under which it comes back. */
export type FormKind = FormName | AskKind;

/** The forms that ask for one thing. */
export type AskKind = (typeof ASK_KINDS)[number];

export const ASK_KINDS = ["time", "past", "day", "text"] as const;

/** A block with one thing to fill in; its id is what an answer is known by, and an error is shown at. */
export interface InputBlock {
  readonly type: "input";
  readonly block_id: string;
  readonly label: ReturnType<typeof plain>;
  readonly hint?: ReturnType<typeof plain>;
  readonly optional: boolean;
  readonly element: Readonly<Record<string, unknown>>;
}

/** Slack's limit for a form's title and its buttons. */
const MAX_TITLE = 24;

/** A form, in the shape of Slack's modals. */
export function modal(
  kind: FormKind,
  words: { readonly title: string; readonly submit: string; readonly close: string },
  { blocks, carried = "" }: { readonly blocks: readonly InputBlock[]; readonly carried?: string },
): unknown {
  return {
    type: "modal",
    callback_id: kind,
    private_metadata: carried,
    title: plain(shortenUnits(words.title, MAX_TITLE)),
    submit: plain(shortenUnits(words.submit, MAX_TITLE)),
    close: plain(shortenUnits(words.close, MAX_TITLE)),
    blocks,
  };
}

export function inputBlock(
  id: string,
  label: string,
  element: InputBlock["element"],
  { hint = null, optional = false }: { readonly hint?: string | null; readonly optional?: boolean } = {},
): InputBlock {
  const below = hint === null ? {} : { hint: plain(hint) };
  return {
    type: "input",
    block_id: id,
    label: plain(label),
    ...below,
    optional,
    element: { ...element, action_id: id },
  };
}

/** What is asked for in one line of a form, or in several. */
export function textInput(options: Readonly<Record<string, unknown>> = {}): InputBlock["element"] {
  return { type: "plain_text_input", ...options };
}

export function picker(type: "datepicker" | "timepicker" | "datetimepicker", initial: object = {}) {
  return { type, ...initial };
}
