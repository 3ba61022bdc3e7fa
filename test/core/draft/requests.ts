import type { DraftPerson, DraftRequest } from "../../../src/core/draft/request.ts";
import { type Day, parseDay } from "../../../src/core/time/day.ts";
import { type Instant, parseInstant } from "../../../src/core/time/instant.ts";
import { parseZone, type ZoneId } from "../../../src/core/time/zone.ts";

/** Reads what a test wrote by hand; a slip of the pen fails the test at once. */
function read<T>(value: T | null, text: string): T {
  if (value === null) throw new Error(`not readable: ${text}`);
  return value;
}

export const at = (iso: string): Instant => read(parseInstant(iso), iso);
export const day = (text: string): Day => read(parseDay(text), text);
const STOCKHOLM: ZoneId = read(parseZone("Europe/Stockholm"), "Europe/Stockholm");

export const JANE: DraftPerson = {
  name: "Jane Doe",
  title: null,
  address: null,
  gender: "unknown",
  academicTitle: null,
  highlight: null,
  learned: null,
  value: null,
  problem: null,
  experience: null,
};

/** A thank-you the morning after an interview on Tuesday 17 November 2026, an answer promised by the Friday. */
export function requestOf(change: Partial<DraftRequest> = {}): DraftRequest {
  return {
    kind: "thank-you",
    language: "en",
    tone: "neutral",
    now: at("2026-11-18T09:30:00+01:00"),
    zone: STOCKHOLM,
    sender: { name: "Maya Brandt" },
    interview: INTERVIEW,
    person: JANE,
    hook: null,
    siblings: [{ name: "Jane Doe" }],
    variant: 0,
    ...change,
  };
}

export const INTERVIEW: DraftRequest["interview"] = {
  company: "Acme",
  role: "Backend developer",
  startsAt: at("2026-11-17T14:00:00+01:00"),
  promise: { from: null, by: day("2026-11-20") },
  materials: [],
  channel: null,
};
