import type { Channel } from "../interview.ts";

const WORDS: readonly (readonly [Channel, RegExp])[] = [
  ["email", /^(e-?mails?|mail|by (e-?)?mail)$/iu],
  ["phone", /^(by |on the )?(phone|telephone|tel|call|calling|mobile|phone call)$/iu],
  ["post", /^(by )?(post|letter|card|snail mail)$/iu],
  [
    "social",
    /^(on |via |by )?(linked-? ?in|xing|social( media)?|chat|message|facebook|instagram|whatsapp)$/iu,
  ],
];

/** How they prefer to be reached, from a word or two; null when it is none of the ways we know. */
export function readChannel(text: string): Channel | null {
  const plain = text
    .replace(
      /^(they |she |he )?(prefers?|likes?|best( reached)?( by| on)?|via|by|through|reach( them)? by)\s+/iu,
      "",
    )
    .replace(/(?:,? please)?[.!]*$/iu, "")
    .replace(/^(?:by |a |an |the )+/iu, "")
    .trim();
  return WORDS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}
