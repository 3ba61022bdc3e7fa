import { z } from "zod";

/**
 * What somebody typed, from what Slack makes of it: the three signs it escapes, the addresses and mentions it puts
 * between angle brackets, the emoji it writes as names.
 *
 * @param blocks the message's own blocks, where Slack says which signs the emoji are.
 */
export function asTyped(text: string, blocks: unknown = []): string {
  return withEmoji(text, emojiIn(blocks))
    .replace(/<([^<>]+)>/gu, (_whole, inside: string) => unbracketed(inside))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** `@U1|ada`, `#C1|general`, `!here`, `!subteam^S1|@team`, `mailto:a@b.se|a@b.se`, `https://acme.se`. */
function unbracketed(inside: string): string {
  const bar = inside.indexOf("|");
  const target = bar === -1 ? inside : inside.slice(0, bar);
  const label = bar === -1 ? "" : inside.slice(bar + 1);
  const [sign = ""] = target;
  if (sign === "!") return label === "" ? `@${target.slice(1)}` : label;
  if (sign !== "@" && sign !== "#") return label === "" ? target.replace(/^(?:mailto|tel):/u, "") : label;
  return label === "" ? target : sign + label;
}

const emoji = z.object({ type: z.literal("emoji"), name: z.string(), unicode: z.string() });
type Emoji = z.infer<typeof emoji>;

function emojiIn(node: unknown): readonly Emoji[] {
  if (typeof node !== "object" || node === null) return [];
  const parsed = emoji.safeParse(node);
  return parsed.success ? [parsed.data] : Object.values(node).flatMap(emojiIn);
}

function withEmoji(text: string, found: readonly Emoji[]): string {
  return found.reduce((written, { name, unicode }) => {
    const sign = signOf(unicode);
    const at = written.indexOf(`:${name}:`);
    if (sign === null || at === -1) return written;
    const rest = written.slice(at + name.length + 2).replace(/^:skin-tone-\d:/u, "");
    return written.slice(0, at) + sign + rest;
  }, text);
}

/** `1f469-200d-1f467` is two signs and what joins them; null for what is no such list. */
function signOf(unicode: string): string | null {
  const points = unicode.split("-").map((hex) => Number.parseInt(hex, 16));
  return points.every((point) => point > 0 && point <= 0x10ffff) ? String.fromCodePoint(...points) : null;
}
