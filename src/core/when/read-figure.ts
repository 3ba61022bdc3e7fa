import { dayOf } from "../time/day.ts";
import type { Payload } from "./token.ts";

/** What digits can be by themselves; their neighbours decide the rest. */
export function readFigure(text: string): Payload {
  if (/^\d{1,4}$/u.test(text)) {
    const value = Number(text);
    const isYear = text.length === 4 && value >= 1900 && value <= 2199;
    return isYear ? { kind: "year", value } : { kind: "number", value, digits: text.length };
  }
  return readIso(text) ?? readColon(text) ?? readPair(text) ?? { kind: "unknown" };
}

function readIso(text: string): Payload | null {
  const found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u.exec(text);
  if (found === null) return null;
  const day = dayOf(Number(found[1]), Number(found[2]), Number(found[3]));
  if (day === null) return { kind: "impossible" };
  return { kind: "day", days: [day], weekday: null, isEnd: false, ask: null, approx: false };
}

function readColon(text: string): Payload | null {
  const found = /^(\d{1,2}):(\d{2})(?::\d{2})?$/u.exec(text);
  if (found === null) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2])];
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return { kind: "impossible" };
  return { kind: "colon", minute: hour * 60 + minute, zero: text.startsWith("0") };
}

/** 3/12, 3/12/26, 3-12-2026, 3.12, 3.12., 3.12.2026 */
function readPair(text: string): Payload | null {
  const found = /^(\d{1,2})([/.-])(\d{1,2})(?:[/.-](\d{4}|\d{2})?)?$/u.exec(text);
  if (found === null) return null;
  const [first, second] = [Number(found[1]), Number(found[3])];
  const written = found[4] === undefined ? null : Number(found[4]);
  const year = written !== null && written < 100 ? 2000 + written : written;
  if (found[2] !== ".") return { kind: "slash", first, second, year };
  const closed = text.endsWith(".") || year !== null;
  return { kind: "dotted", first, second, secondDigits: (found[3] ?? "").length, year, closed };
}
