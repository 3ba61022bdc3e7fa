/** A run of text that is shown in another way than plain. */
export interface Mark {
  readonly as: string;
  readonly text: string;
}

/** Text as Discord's apps show it. */
export interface ShownText {
  readonly text: string;
  readonly marked: readonly Mark[];
}

interface Rule {
  readonly as: string;
  readonly pattern: RegExp;
  /** Only where a line begins. */
  readonly atLineStart?: boolean;
  /** `plain`: the first group is shown as it stands; `text`: it is markdown in its turn; `whole`: shown as a unit. */
  readonly inner: "plain" | "text" | "whole";
}

/** What Discord's apps read as markup, in the order they look for it. */
const RULES: readonly Rule[] = [
  { as: "code block", pattern: /^```(?:[a-z0-9_+\-.#]+?\n)?\n*([^\n][\s\S]*?)\n*```/iu, inner: "plain" },
  { as: "quote", pattern: /^>>> ([\s\S]*)/u, atLineStart: true, inner: "text" },
  { as: "quote", pattern: /^((?:> [^\n]*(?:\n|$))+)/u, atLineStart: true, inner: "text" },
  { as: "heading", pattern: /^#{1,3} +([^\n]+)/u, atLineStart: true, inner: "text" },
  { as: "small print", pattern: /^-# +([^\n]+)/u, atLineStart: true, inner: "text" },
  { as: "list", pattern: /^ *(?:[-*+]|\d+\.) +([^\n]+)/u, atLineStart: true, inner: "text" },
  { as: "timestamp", pattern: /^<t:-?\d{1,17}(?::[tTdDfFR])?>/u, inner: "whole" },
  { as: "mention", pattern: /^<(?:@[!&]?|#)\d+>/u, inner: "whole" },
  { as: "mention", pattern: /^@(?:everyone|here)/u, inner: "whole" },
  { as: "command", pattern: /^<\/[^\n:<>]+:\d+>/u, inner: "whole" },
  { as: "place", pattern: /^<id:\w+(?::\d+)?>/u, inner: "whole" },
  { as: "sound", pattern: /^<sound:\d+:\d+>/u, inner: "whole" },
  { as: "emoji", pattern: /^<a?:\w{2,}:\d+>/u, inner: "whole" },
  { as: "emoji", pattern: /^:[a-z0-9_+-]+:/iu, inner: "whole" },
  { as: "link", pattern: /^<(?:https?:\/\/|mailto:|tel:|sms:)[^\s>]+>/iu, inner: "whole" },
  { as: "link", pattern: /^\[((?:\\.|[^[\]\\])+)\]\(<?https?:\/\/[^\s)>]+>?\)/iu, inner: "text" },
  { as: "link", pattern: /^(?:https?|steam|discord):\/\/[^\s<]+[^\s<.,:;"'\]]/iu, inner: "whole" },
  { as: "bold", pattern: /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/u, inner: "text" },
  { as: "underline", pattern: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/u, inner: "text" },
  {
    as: "italic",
    pattern: /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/u,
    inner: "text",
  },
  { as: "italic", pattern: /^_((?:__|\\[\s\S]|[^\\_])+?)_(?![A-Za-z0-9])/u, inner: "text" },
  { as: "strike", pattern: /^~~((?:\\[\s\S]|[^\\])+?)~~/u, inner: "text" },
  { as: "spoiler", pattern: /^\|\|((?:\\[\s\S]|[^\\])+?)\|\|/u, inner: "text" },
  { as: "code", pattern: /^``([^`]|[^`][\s\S]*?[^`])``(?!`)/u, inner: "plain" },
  { as: "code", pattern: /^`([^`]+)`(?!`)/u, inner: "plain" },
];

const ESCAPE = /^\\([^0-9A-Za-z\s])/u;

/** Reads markdown as Discord's apps do, as far as it is documented or can be seen. */
export function readMarkdown(source: string): ShownText {
  let text = "";
  const marked: Mark[] = [];
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const escaped = ESCAPE.exec(rest);
    if (escaped !== null) {
      text += escaped[1];
      at += escaped[0].length;
      continue;
    }
    const found = firstRule(rest, at === 0 || source[at - 1] === "\n");
    if (found === null) {
      const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
      text += character;
      at += character.length;
      continue;
    }
    const shown = show(found.rule, found.match);
    text += shown.text;
    marked.push({ as: found.rule.as, text: shown.text }, ...shown.marked);
    at += found.match[0].length;
  }
  return { text, marked };
}

function firstRule(rest: string, isLineStart: boolean): { rule: Rule; match: RegExpExecArray } | null {
  for (const rule of RULES) {
    if (rule.atLineStart === true && !isLineStart) continue;
    const match = rule.pattern.exec(rest);
    if (match !== null) return { rule, match };
  }
  return null;
}

function show(rule: Rule, match: RegExpExecArray): ShownText {
  const [whole, inner = ""] = match;
  switch (rule.inner) {
    case "whole":
      return { text: whole, marked: [] };
    case "plain":
      return { text: inner, marked: [] };
    case "text":
      return readMarkdown(rule.as === "quote" ? inner.replaceAll(/^> ?/gmu, "").replace(/\n$/u, "") : inner);
    default:
      return rule.inner satisfies never;
  }
}
