import type { Day } from "../time/day.ts";
import { wallAt } from "../time/zone.ts";
import { atTime, nearestTime, placeSpan } from "./moments.ts";
import { offset } from "./rules/days.ts";
import { nearestHours } from "./rules/joins.ts";
import { changeAll, makeSpan } from "./rules/make.ts";
import {
  type Env,
  type Kind,
  type Payload,
  pickAll,
  type Reduced,
  type Token,
  type TokenOf,
} from "./token.ts";
import type { AskReason, WhenReading, WhenSpan } from "./when-reading.ts";

type SpanPayload = Extract<Reduced, { readonly kind: "span" }>;

/** Kinds that stand for a date or time by themselves, the weightiest first. */
const READABLE: readonly Kind[] = ["span", "day", "period", "clock", "clocks"];
/** What looks like a date to a reader: left over beside a date, it puts that date in doubt. */
const DATE_LIKE: ReadonlySet<Kind> = new Set<Kind>([
  "unread",
  "habit",
  "weekday",
  "relative",
  "feast",
  "feastWeekday",
  "closing",
  "zone",
  ...READABLE,
]);

const LEADERS: ReadonlySet<Kind> = new Set<Kind>(["on", "at", "in", "the", "over", "from", "approx"]);

const FIGURES: ReadonlySet<Kind> = new Set<Kind>([
  "number",
  "ordinal",
  "slash",
  "dotted",
  "year",
  "quantity",
]);

interface Found {
  readonly span: SpanPayload;
  /** The tokens it was made of. */
  readonly tokens: readonly Token[];
}

function isReadable(token: Token, env: Env): boolean {
  if ((token.kind === "clock" || token.kind === "clocks") && !token.strong) return env.whole;
  return READABLE.includes(token.kind);
}

/** Any readable token as what the caller gets. */
function toSpan(token: Payload, env: Env): SpanPayload | null {
  if (token.kind === "span") return token;
  if (token.kind === "clock") return nearestTime(token, env);
  if (token.kind === "clocks") return nearestHours(token, "range", env);
  if (token.kind !== "day" && token.kind !== "period") return null;
  const options = { ask: token.ask, approx: token.approx };
  if (token.kind === "day") return makeSpan(changeAll(token.days, asDay), options);
  return makeSpan(
    changeAll(token.spans, ({ from, to }) => (from === to ? asDay(from) : { kind: "range", from, to })),
    options,
  );
}

const asDay = (from: Day): WhenSpan => ({ kind: "day", from });

/** A day and a time that stand apart in the sentence belong together when they are the only ones. */
function joinApart(readable: readonly Token[], env: Env): SpanPayload | null {
  const [first, second, ...others] = readable;
  if (first === undefined || second === undefined || others.length > 0) return null;
  const [day] = pickAll(readable, "day");
  const [clock] = pickAll(readable, "clock");
  const [clocks] = pickAll(readable, "clocks");
  if (day !== undefined && clock !== undefined) return atTime(day, clock, env);
  if (day === undefined || clocks === undefined) return null;
  const spans = changeAll(day.days, (one) => placeSpan("range", one, [clocks.from, clocks.to], env));
  return makeSpan(spans, { ask: day.ask });
}

function weight(token: Token, env: Env): number {
  const isDeadline = token.kind === "span" && token.spans[0].kind === "deadline";
  return isDeadline && !env.past ? -1 : READABLE.indexOf(token.kind);
}

function sayTheSame(tokens: readonly Token[]): boolean {
  const days = pickAll(tokens, "day");
  const [first] = days;
  return days.length === tokens.length && days.every((day) => day.days[0] === first?.days[0]);
}

/** "Two weeks", "48 hours"; "one day" and "five minutes" are said of other things. */
function isAnswer({ low, high }: TokenOf<"quantity">): boolean {
  return low.unit !== "minute" && (low.unit !== "day" || low.count > 1 || high !== null);
}

/** Without any date: a length of time alone ("two weeks"), or the present. */
function findWithout(tokens: readonly Token[], env: Env): Found | null {
  const [quantity, ...more] = pickAll(tokens, "quantity");
  if (quantity !== undefined && more.length === 0 && isAnswer(quantity) && env.whole && !env.past) {
    const read = offset(quantity, 1, env);
    const span = read === null ? null : toSpan(read, env);
    return span === null ? null : { span, tokens: [quantity] };
  }
  const present = tokens.find(({ kind }) => kind === "now" || (kind === "justNow" && env.past));
  if (present === undefined || !(env.past || env.whole)) return null;
  const now = { at: env.now, wall: wallAt(env.now, env.zone) };
  return { span: makeSpan([{ kind: "instant", from: now }]), tokens: [present] };
}

function find(tokens: readonly Token[], env: Env): Found | null {
  const readable = tokens.filter((token) => isReadable(token, env));
  const joined = joinApart(readable, env);
  if (joined !== null) return { span: joined, tokens: readable };
  const [best] = readable.toSorted((a, b) => weight(a, env) - weight(b, env));
  if (best === undefined)
    return tokens.some(({ kind }) => kind === "unread") ? null : findWithout(tokens, env);
  const span = toSpan(best, env);
  return span === null ? null : { span, tokens: sayTheSame(readable) ? readable : [best] };
}

function isLeftOver(token: Token, env: Env): boolean {
  // Nothing but dates was said: then a figure that was not read belongs to one of them.
  if (env.whole && FIGURES.has(token.kind)) return true;
  if (token.kind === "quantity") return token.low.unit !== "hour" && token.low.unit !== "minute";
  if ((token.kind === "clock" || token.kind === "clocks") && !token.strong) return env.whole;
  return DATE_LIKE.has(token.kind);
}

const keyOf = (span: WhenSpan): string => JSON.stringify(span);

/** Small words that lead to a date belong to it, as does the dot at the end. */
function withLeaders(read: readonly Token[], tokens: readonly Token[]): readonly Token[] {
  const belongs = (at: number): boolean => {
    const token = tokens[at];
    if (token === undefined || read.includes(token)) return token !== undefined;
    return LEADERS.has(token.kind) && belongs(at + 1);
  };
  return tokens.filter((token, at) => belongs(at) || (token.kind === "stop" && at === tokens.length - 1));
}

/** What is in the text around the tokens that were read. */
function splitText(text: string, read: readonly Token[]): { readonly words: string; readonly rest: string } {
  const sorted = read.toSorted((a, b) => a.start - b.start);
  const words = sorted.map(({ start, end }) => text.slice(start, end)).join(" ");
  const gaps = sorted.map(({ start }, index) =>
    text.slice(index === 0 ? 0 : (sorted[index - 1]?.end ?? 0), start),
  );
  const rest = [...gaps, text.slice(sorted.at(-1)?.end ?? 0)]
    .map((gap) => gap.trim())
    .filter((gap) => gap !== "");
  return { words, rest: rest.join(" ") };
}

/** Makes one reading of what the rules left, or null when nothing can be used. */
export function assemble(text: string, tokens: readonly Token[], env: Env): WhenReading | null {
  const impossible = tokens.find(({ kind }) => kind === "impossible");
  if (impossible !== undefined) return { kind: "impossible", ...splitText(text, [impossible]) };
  const found = find(tokens, env);
  if (found === null) return null;
  const { span } = found;
  const [first, ...others] = span.spans;
  const seen = new Set([keyOf(first)]);
  const alternatives = others.filter((other) => !seen.has(keyOf(other)) && seen.add(keyOf(other)));
  const isDoubtful = tokens.some((token) => !found.tokens.includes(token) && isLeftOver(token, env));
  const ask: AskReason | null = isDoubtful ? "leftover" : span.ask;
  return {
    ...first,
    approx: span.approx,
    ask,
    alternatives,
    ...splitText(text, withLeaders(found.tokens, tokens)),
  };
}
