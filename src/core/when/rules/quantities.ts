import { rule } from "../rule.ts";
import { type Amount, has, type Payload, pick, pickAll, type Token } from "../token.ts";
import { makeQuantity } from "./make.ts";

const SPOKEN_MINUTES = new Set([10, 15, 20, 25, 30, 35, 40, 45, 50, 55]);

const COUNT = "(number|article)";

const toNumber = (value: number): Payload => ({ kind: "number", value, digits: 0 });

/** The counts in a row of tokens: numbers, and articles as one. */
function countsOf(tokens: readonly Token[]): readonly number[] {
  return tokens.flatMap((token) => {
    if (token.kind === "article") return [1];
    return token.kind === "number" || token.kind === "some" ? [token.value] : [];
  });
}

/** `count` of the first unit in the row. */
function amountOf(tokens: readonly Token[], count: number | undefined): Amount | null {
  const unit =
    pick(tokens, "unit") ?? (has(tokens, "quarter") ? { unit: "quarter" as const, times: 1 } : null);
  if (unit === null || count === undefined) return null;
  return { count: count * unit.times, unit: unit.unit };
}

function quantity(tokens: readonly Token[], low: number | undefined, high?: number): Payload | null {
  const from = amountOf(tokens, low);
  if (from === null) return null;
  const approx = has(tokens, "approx") || pick(tokens, "some") !== null;
  return makeQuantity(from, high === undefined ? null : amountOf(tokens, high), approx);
}

const one = (extra: number) => (match: readonly Token[]) =>
  quantity(match, (countsOf(match)[0] ?? 0) + extra);

const lowToHigh = (match: readonly Token[]): Payload | null => {
  const [low, high] = countsOf(match);
  return high !== undefined && low !== undefined && high > low ? quantity(match, low, high) : null;
};

/** Numbers in words, then numbers of units: "a week or two", "2-3 weeks", "an hour and a half". */
export const quantityRules = [
  rule("number number", ([tens, ones]) => {
    if (tens?.kind !== "number" || ones?.kind !== "number" || tens.digits + ones.digits > 0) return null;
    return tens.value >= 20 && tens.value % 10 === 0 && ones.value < 10
      ? toNumber(tens.value + ones.value)
      : null;
  }),
  // "two thirty" is a time, as is 13h30.
  rule("number number", ([hour, minutes]) => {
    if (hour?.kind !== "number" || minutes?.kind !== "number" || hour.digits + minutes.digits > 0)
      return null;
    const isTime = hour.value >= 1 && hour.value <= 12 && SPOKEN_MINUTES.has(minutes.value);
    return isTime ? { kind: "colon", minute: hour.value * 60 + minutes.value, zero: false } : null;
  }),
  rule("number unit number", ([hour, unit, minutes]) => {
    if (hour?.kind !== "number" || unit?.kind !== "unit" || minutes?.kind !== "number") return null;
    const isTight = hour.end === unit.start && unit.end === minutes.start;
    return isTight && unit.unit === "hour" ? hundreds(hour.value * 100 + minutes.value) : null;
  }),
  rule("number ordinal", ([tens, ones]) => {
    if (tens?.kind !== "number" || ones?.kind !== "ordinal" || tens.digits > 0) return null;
    const value = tens.value + ones.value;
    return tens.value >= 20 && ones.value < 10 ? { kind: "ordinal", value, digits: false } : null;
  }),
  rule("number ordinalEnding", ([digits]) =>
    digits?.kind === "number" && digits.value >= 1 && digits.value <= 31
      ? { kind: "ordinal", value: digits.value, digits: true }
      : null,
  ),
  // 14:00 hrs, 1400 hours
  rule("(colon|year) unit", ([time, unit]) => {
    if (unit?.kind !== "unit" || unit.unit !== "hour") return null;
    if (time?.kind === "colon") return { ...time, zero: true };
    return time?.kind === "year" ? hundreds(time.value) : null;
  }),
  rule("number unit", ([time, unit]) =>
    time?.kind === "number" && time.digits === 4 && unit?.kind === "unit" && unit.unit === "hour"
      ? hundreds(time.value)
      : null,
  ),
  rule("number and article? half unit", one(0.5)),
  rule(`${COUNT} unit and article half`, one(0.5)),
  rule("number? slash unit", (match) => {
    const fraction = pick(match, "slash");
    return fraction?.first === 1 && fraction.second === 2 ? one(0.5)(match) : null;
  }),
  rule("dotted unit", (match) => {
    const decimal = pick(match, "dotted");
    if (decimal === null || decimal.closed || decimal.secondDigits !== 1) return null;
    return quantity(match, decimal.first + decimal.second / 10);
  }),
  rule("(article? half article|article? half|half of article) unit", (match) => quantity(match, 0.5)),
  rule("(article? quarter|number (quarter|unit)) of article unit", (match) => {
    const hour = pickAll(match, "unit").at(-1);
    if (match[1]?.kind === "unit" && match[1].unit !== "quarter") return null;
    const minutes = 15 * (pick(match, "number")?.value ?? 1);
    return hour?.unit === "hour" ? makeQuantity({ count: minutes, unit: "minute" }, null, false) : null;
  }),
  rule("(between|from) number (and|to|dash) number unit", lowToHigh),
  rule(`approx? ${COUNT} (to|or|dash) ${COUNT} unit`, lowToHigh),
  rule(`approx? ${COUNT} unit or number`, lowToHigh),
  // The next week or two.
  rule("(?<=next|coming)unit or number", (match) => quantity(match, 1, countsOf(match)[0])),
  rule("approx? article? some of? unit approx?", (match) => quantity(match, pick(match, "some")?.value)),
  rule(`approx? ${COUNT} (unit|quarter) approx?`, (match, _env, next) => {
    // "A quarter past", "one quarter to": a time.
    const isTime =
      has(match, "quarter") && (has(match, "article") || next?.kind === "past" || next?.kind === "to");
    return isTime ? null : quantity(match, countsOf(match)[0]);
  }),
  rule("quantity (to|dash|or) quantity", (match) => {
    const [low, high] = pickAll(match, "quantity");
    return low === undefined || high === undefined || low.high !== null || high.high !== null
      ? null
      : makeQuantity(low.low, high.low, low.approx || high.approx);
  }),
  // What lasts a while is no date: for an hour, two weeks of holiday.
  rule("for (approx|the|atLeast|atMost|last|past)* quantity", () => ({ kind: "unknown" })),
];

function hundreds(value: number): Payload {
  const [hour, minute] = [Math.floor(value / 100), value % 100];
  return hour > 24 || minute > 59
    ? { kind: "impossible" }
    : { kind: "colon", minute: hour * 60 + minute, zero: true };
}
