import { type Env, letterOf, type Payload, type Token } from "./token.ts";

type Build = (match: readonly Token[], env: Env, next: Token | null) => Payload | null;

/** Rewrites a row of tokens into one; null from `build` means that the row is something else. */
export interface Rule {
  readonly pattern: RegExp;
  readonly build: Build;
}

/**
 * A rule whose pattern is a regular expression over the kinds of tokens: "the? unit afterNext".
 * `build` gets the tokens matched and the one after them.
 */
export function rule(pattern: string, build: Build): Rule {
  const source = pattern.replaceAll(/[a-zA-Z]+/gu, letterOf).replaceAll(" ", "");
  return { pattern: new RegExp(source, "gu"), build };
}

function applyRule(tokens: readonly Token[], { pattern, build }: Rule, env: Env): readonly Token[] {
  const text = tokens.map(({ kind }) => letterOf(kind)).join("");
  const result: Token[] = [];
  let done = 0;
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const end = found.index + found[0].length;
    const matched = tokens.slice(found.index, end);
    const first = matched[0];
    const last = matched.at(-1);
    const built = build(matched, env, tokens[end] ?? null);
    if (built === null || first === undefined || last === undefined) {
      pattern.lastIndex = found.index + 1;
      continue;
    }
    result.push(...tokens.slice(done, found.index), { ...built, start: first.start, end: last.end });
    done = end;
  }
  return [...result, ...tokens.slice(done)];
}

/** Applies the rules one after the other, each wherever it fits, from left to right. */
export function cascade(tokens: readonly Token[], rules: readonly Rule[], env: Env): readonly Token[] {
  return rules.reduce((current, one) => applyRule(current, one, env), tokens);
}
