import { z } from "zod";
import type { UserId } from "../../core/ids.ts";
import { parseHolidayRegion } from "../../core/playbook/holidays.ts";
import type { Weekday } from "../../core/time/day.ts";
import { LANGUAGES, PACES, type User } from "../../core/user.ts";
import { id, zone } from "./columns.ts";

const weekday: z.ZodType<Weekday> = z.literal([1, 2, 3, 4, 5, 6, 7]);

const rowSchema = z.object({
  id: id<UserId>(),
  name: z.string().nullable(),
  language: z.enum(LANGUAGES),
  time_zone: zone.nullable(),
  waking_from: z.int(),
  waking_to: z.int(),
  pace: z.enum(PACES),
  working_days: z.array(weekday),
  discreet: z.boolean(),
  // A region whose holidays are not known any more counts as none.
  holidays: z
    .string()
    .nullable()
    .transform((region) => (region === null ? null : parseHolidayRegion(region))),
});

export const USER_COLUMNS = rowSchema.keyof().options;

/** @throws {z.ZodError} when the row is none of ours. */
export function userFromRow(row: unknown): User {
  const read = rowSchema.parse(row);
  return {
    id: read.id,
    name: read.name,
    language: read.language,
    timeZone: read.time_zone,
    wakingHours: { from: read.waking_from, to: read.waking_to },
    pace: read.pace,
    workingDays: read.working_days,
    holidays: read.holidays,
    discreet: read.discreet,
  };
}
