import fc from "fast-check";
import { instant } from "../../src/core/time/instant.ts";
import {
  type ActionToken,
  type Block,
  type Button,
  type View,
  type ViewFile,
  view,
} from "../../src/core/view/view.ts";

function isToken(text: string): text is ActionToken {
  return /^[A-Za-z0-9._-]{1,48}$/u.test(text);
}

/** @throws {RangeError} when the token is none. */
export function button(label: string, token: string): Button {
  if (!isToken(token)) throw new RangeError(`${token} is no token`);
  return { label, token, style: "plain", asks: null };
}

/** Text of every sort that a view may be asked to show. */
const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  // Any UTF-16 unit: halves of pairs, NUL and other control characters among them.
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    "",
    " ",
    "\u0000",
    "\ud83d",
    "\u200b\u200d",
    "שלום עולם",
    "\u202egnp.exe",
    "å".normalize("NFD"),
  ),
  fc
    .tuple(
      fc.constantFrom("x", "😀", "👩‍👩‍👧‍👦", "ä ", "word ", "\n", "שלום "),
      fc.integer({ min: 1, max: 3000 }),
    )
    .map(([unit, times]) => unit.repeat(times)),
);

const field = fc.record({
  label: anyText,
  value: anyText,
  at: fc.constantFrom(null, instant(1_800_000_000_000)),
});

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom("heading", "text", "copy", "note"), text: anyText }),
  fc.record({ kind: fc.constant("fields"), rows: fc.array(field, { maxLength: 8 }) }),
);

const anyButton: fc.Arbitrary<Button> = fc.record({
  label: anyText,
  token: fc.stringMatching(/^[A-Za-z0-9._-]{1,48}$/u).filter(isToken),
  style: fc.constantFrom("plain", "primary", "danger"),
  asks: fc.constantFrom(null, "interview", "time", "text"),
});

const anyFile: fc.Arbitrary<ViewFile> = fc.record({
  name: fc.stringMatching(/^[a-z0-9-]{1,50}\.eml$/u),
  mediaType: fc.constant("message/rfc822"),
  text: fc.string({ unit: "binary", minLength: 1, maxLength: 2000 }),
});

/** Any view, perhaps with a file, up to 25 buttons and far more text than any platform shows in one message. */
export const views: fc.Arbitrary<View> = fc
  .tuple(
    block,
    fc.array(block, { maxLength: 8 }),
    fc.array(fc.array(anyButton, { maxLength: 5 }), { maxLength: 5 }),
    fc.option(anyFile, { freq: 4 }),
  )
  .map(([first, rest, rows, file]) => view([first, ...rest], rows, file));
