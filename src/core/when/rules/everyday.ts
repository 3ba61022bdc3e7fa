import { rule } from "../rule.ts";
import { type Payload, pick, type Token } from "../token.ts";

const PLAIN: Payload = { kind: "unknown" };

const confirmed = (match: readonly Token[]): Payload | null => {
  const weekday = pick(match, "weekday");
  return weekday === null ? null : { kind: "weekday", weekday: weekday.weekday, everyday: false };
};

/** Greetings are no dates, and "sat", "sun" and "wed" only are beside something that makes them one. */
export const everydayRules = [
  rule(
    "greeting+ (article|the|this|filler)? greeting? (daypart|weekday|weekend|unit|feast|relative)",
    () => PLAIN,
  ),
  rule("(?<=on|by|before|until|next|this|last|coming|latest|from|dash)weekday", confirmed),
  rule("weekday(?=comma?(clock|clocks|number|ordinal|month|daypart|slash|dotted|latest))", confirmed),
  rule("the weekday", (match) => (pick(match, "weekday")?.everyday === true ? PLAIN : null)),
  rule("weekday", (match, env) => (pick(match, "weekday")?.everyday === true && !env.whole ? PLAIN : null)),
];
