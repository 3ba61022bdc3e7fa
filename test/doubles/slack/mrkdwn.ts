/** A run of text that is shown in another way than plain. */
export interface Mark {
  readonly as: string;
  readonly text: string;
}

/** Text as Slack's apps show it. */
export interface ShownText {
  readonly text: string;
  readonly marked: readonly Mark[];
}

interface Options {
  /** Addresses that stand bare in the text become links. */
  readonly links?: boolean;
  /** Names with `@` or `#` before them become mentions. */
  readonly names?: boolean;
}

interface Rule {
  readonly as: string;
  readonly pattern: RegExp;
  /** `line`: only where one begins; `word`: not in the middle of one. */
  readonly after?: "line" | "word";
  /** `code`: the first group, in which only what stands in angle brackets lives; `text`: it is mrkdwn in its turn. */
  readonly inner: "code" | "text" | "whole";
  readonly when?: "links" | "names";
}

/** What stands in angle brackets; anything that is no mention Slack takes for the address of a link. */
const BRACKETS: readonly Rule[] = [
  { as: "mention", pattern: /^<!(?:channel|here|everyone|group)(?:\|[^<>]*)?>/u, inner: "whole" },
  { as: "mention", pattern: /^<!subteam\^[^<>]+>/u, inner: "whole" },
  { as: "mention", pattern: /^<(?:@[UW]|#C)[A-Z0-9]+(?:\|[^<>]*)?>/u, inner: "whole" },
  { as: "date", pattern: /^<!date\^[^<>]+>/u, inner: "whole" },
  { as: "link", pattern: /^<[^<>\n]+>/u, inner: "whole" },
];

/** What Slack's apps read as markup, in the order they look for it. */
const RULES: readonly Rule[] = [
  ...BRACKETS,
  { as: "code block", pattern: /^```\n?([\s\S]+?)\n?```/u, inner: "code" },
  { as: "code", pattern: /^`([^`\n]+)`/u, inner: "code" },
  { as: "quote", pattern: /^(?:&gt;|>){3} ?([\s\S]+)/u, after: "line", inner: "text" },
  { as: "quote", pattern: /^(?:&gt;|>) ?([^\n]*)/u, after: "line", inner: "text" },
  { as: "bold", pattern: /^\*([^\s*](?:[^*\n]*[^\s*])?)\*(?![\p{L}\p{N}])/u, after: "word", inner: "text" },
  { as: "italic", pattern: /^_([^\s_](?:[^_\n]*[^\s_])?)_(?![\p{L}\p{N}])/u, after: "word", inner: "text" },
  { as: "strike", pattern: /^~([^\s~](?:[^~\n]*[^\s~])?)~(?![\p{L}\p{N}])/u, after: "word", inner: "text" },
  { as: "emoji", pattern: /^:[a-z0-9_+'-]+:/iu, after: "word", inner: "whole" },
  {
    as: "link",
    pattern: /^(?:https?:\/\/|ftp:\/\/|slack:\/\/|tel:)[^\s<>|]+[^\s<>|.,;:!?'")\]]/iu,
    after: "word",
    inner: "whole",
    when: "links",
  },
  {
    as: "link",
    pattern: /^(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+/iu,
    after: "word",
    inner: "whole",
    when: "links",
  },
  {
    as: "link",
    pattern: /^(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|me|gg|co|se|dk|no|de|uk)(?![\w-])[^\s<>|]*/iu,
    after: "word",
    inner: "whole",
    when: "links",
  },
  { as: "mention", pattern: /^@[\w.-]+/u, after: "word", inner: "whole", when: "names" },
  { as: "mention", pattern: /^#[\w-]+/u, after: "word", inner: "whole", when: "names" },
];
const EMOJI: readonly Rule[] = RULES.filter(({ as }) => as === "emoji");

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
const ENTITY = /^&(?:amp|lt|gt);/u;

/** Reads mrkdwn as Slack's apps do, as far as it is documented or can be seen. */
export function readMrkdwn(source: string, options: Options = {}): ShownText {
  const rules = RULES.filter(({ when }) => when === undefined || options[when] === true);
  return read(source, rules, options);
}

/** Text that is said to be plain: only the three entities are decoded, and emoji named where they are not turned off. */
export function readPlainText(object: {
  readonly text: string;
  readonly emoji?: boolean | undefined;
}): ShownText {
  return read(object.text, object.emoji === false ? [] : EMOJI, {});
}

function read(source: string, rules: readonly Rule[], options: Options): ShownText {
  let text = "";
  const marked: Mark[] = [];
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const found = firstRule(rest, rules, source.slice(0, at));
    if (found !== null) {
      const shown = show(found.rule, found.match, options);
      text += shown.text;
      marked.push({ as: found.rule.as, text: shown.text }, ...shown.marked);
      at += found.match[0].length;
      continue;
    }
    const [entity] = ENTITY.exec(rest) ?? [];
    const character = entity ?? String.fromCodePoint(rest.codePointAt(0) ?? 0);
    text += ENTITIES[character] ?? character;
    at += character.length;
  }
  return { text, marked };
}

function firstRule(
  rest: string,
  rules: readonly Rule[],
  before: string,
): { readonly rule: Rule; readonly match: RegExpExecArray } | null {
  for (const rule of rules) {
    if (rule.after === "line" && !/(?:^|\n)$/u.test(before)) continue;
    if (rule.after === "word" && /[\p{L}\p{N}]$/u.test(before)) continue;
    const match = rule.pattern.exec(rest);
    if (match !== null) return { rule, match };
  }
  return null;
}

function show(rule: Rule, match: RegExpExecArray, options: Options): ShownText {
  const [whole, inner = ""] = match;
  switch (rule.inner) {
    case "whole":
      return { text: whole, marked: [] };
    case "code":
      return read(inner, BRACKETS, options);
    case "text":
      return readMrkdwn(inner, options);
    default:
      return rule.inner satisfies never;
  }
}
