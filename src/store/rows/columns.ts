import { z } from "zod";
import { parseId, type UserId } from "../../core/ids.ts";
import type { StepKey } from "../../core/playbook/facts.ts";
import { type Day, parseDay } from "../../core/time/day.ts";
import { type Instant, instant, parseInstant } from "../../core/time/instant.ts";
import { parseZone, type Wall, type ZoneId } from "../../core/time/zone.ts";

/** A schema for every field of `T`, the optional ones too: a field added to the type does not compile without. */
export type SchemasOf<T> = { readonly [K in keyof T]-?: z.ZodType<T[K]> };

// A database answer and a JSON document are both "from outside": the schemas below are the only way in.

export const id = <Id extends string>(): z.ZodType<Id> =>
  z.custom<Id>((value) => typeof value === "string" && parseId<UserId>(value) !== null, "no id");

export const day = z.custom<Day>((value) => typeof value === "string" && parseDay(value) !== null, "no day");

export const stepKey = z.custom<StepKey>((value) => typeof value === "string" && value !== "", "no step key");

/** Zones asked for before; asking the system is slow, and there are few. */
const knownZones = new Set<string>();

export const zone = z.custom<ZoneId>((value) => {
  if (typeof value !== "string") return false;
  if (!knownZones.has(value)) {
    if (parseZone(value) === null) return false;
    knownZones.add(value);
  }
  return true;
}, "no time zone of this system");

export const minuteOfDay = z.int().min(0).max(1439);
export const wall: z.ZodType<Wall> = z.object({ day, minute: minuteOfDay } satisfies SchemasOf<Wall>);

/** An instant from a column. */
export const instantFromDate = z.date().transform((date): Instant => instant(date.getTime()));

/** An instant from a row that the database gave as JSON. */
export const instantFromIso = z.string().transform((text, context): Instant => {
  const parsed = parseInstant(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: "custom", message: "no instant" });
  return z.NEVER;
});

/** An instant within a document of ours: its number of milliseconds. */
export const instantFromNumber = z.custom<Instant>(
  (value) => Number.isInteger(value) && Math.abs(Number(value)) <= 8.64e15,
  "no instant",
);
