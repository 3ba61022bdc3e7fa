import type { Brand } from "../ids.ts";
import type { Instant } from "../time/instant.ts";

/** What a pressed button sends back: at most 48 bytes of `A-Z a-z 0-9 . _ -`; a name, never state. */
export type ActionToken = Brand<string, "ActionToken">;

export interface Button {
  /** At most 64 characters. */
  readonly label: string;
  readonly token: ActionToken;
  readonly style: "plain" | "primary" | "danger";
  /**
   * What the press goes on to ask for, on platforms that can open a form at once: the fields of an interview or of
   * a debrief, a time ahead, a time in the past, a day ahead, or a text, which begins as the view's `copy` block. The
   * answer comes with the press. Null asks for nothing.
   */
  readonly asks: (typeof BUTTON_ASKS)[number] | null;
}

export const BUTTON_ASKS = ["interview", "debrief", "time", "past", "day", "text"] as const;

export interface FieldRow {
  readonly label: string;
  readonly value: string;
  /** The instant that `value` speaks of, for platforms that can show it in the reader's own zone. */
  readonly at: Instant | null;
}

/** Text in a block is plain: whatever a person typed stays as typed and never becomes markup. */
export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "fields"; readonly rows: readonly FieldRow[] }
  /** Text to be copied as it stands: a draft. */
  | { readonly kind: "copy"; readonly text: string }
  /** Small print. */
  | { readonly kind: "note"; readonly text: string };

/** A small text file to be opened or kept. */
export interface ViewFile {
  /** With its extension; letters, digits, dots and hyphens only. */
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

/** What the user is to see, before a platform renders it. At most 5 rows of 5 buttons. */
export interface View {
  readonly blocks: readonly [Block, ...Block[]];
  readonly buttons: readonly (readonly Button[])[];
  readonly file: ViewFile | null;
}

const MAX_ROWS = 5;
const MAX_PER_ROW = 5;
const MAX_LABEL = 64;
const TOKEN = /^[A-Za-z0-9._-]{1,48}$/u;

/** The first `max` characters, with an ellipsis for what was cut; never half of a surrogate pair. */
export function shorten(text: string, max: number): string {
  const characters = [...text];
  return characters.length <= max
    ? text
    : `${characters
        .slice(0, max - 1)
        .join("")
        .trimEnd()}…`;
}

/**
 * A view that every platform can show.
 * @throws {RangeError} when there are more buttons than 5 rows of 5, or a token is no token: both are our
 * mistakes, never the person's. Labels are shortened instead, because they may hold what somebody typed.
 */
export function view(
  blocks: View["blocks"],
  buttons: View["buttons"] = [],
  file: ViewFile | null = null,
): View {
  const rows = buttons.filter((row) => row.length > 0);
  if (rows.length > MAX_ROWS || rows.some((row) => row.length > MAX_PER_ROW)) {
    throw new RangeError(`a view has at most ${MAX_ROWS} rows of ${MAX_PER_ROW} buttons`);
  }
  for (const { token } of rows.flat()) {
    if (!TOKEN.test(token)) throw new RangeError("a button's token is 1 to 48 characters of [A-Za-z0-9._-]");
  }
  return {
    blocks,
    buttons: rows.map((row) => row.map((button) => ({ ...button, label: shorten(button.label, MAX_LABEL) }))),
    file,
  };
}
