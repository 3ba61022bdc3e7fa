import type { UserId } from "./ids.ts";
import type { HolidayRegion } from "./playbook/holidays.ts";
import type { Weekday } from "./time/day.ts";
import type { ZoneId } from "./time/zone.ts";

export const LANGUAGES = ["en", "sv", "nb", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

export const PACES = ["gentle", "standard", "persistent"] as const;
export type Pace = (typeof PACES)[number];

/** The hours in which reminders may reach a person: minutes since local midnight, `from` < `to`. */
export interface WakingHours {
  readonly from: number;
  readonly to: number;
}

/** One person who uses the bot. */
export interface User {
  readonly id: UserId;
  /** How they sign their letters; null until known. */
  readonly name: string | null;
  readonly language: Language;
  /** Null until the person has confirmed one. */
  readonly timeZone: ZoneId | null;
  readonly wakingHours: WakingHours;
  readonly pace: Pace;
  /** The employer's working days. */
  readonly workingDays: readonly Weekday[];
  /** Whose public holidays the employers keep; null where none count. */
  readonly holidays: HolidayRegion | null;
  /** A reminder says only that something is due, and the rest after a press. */
  readonly discreet: boolean;
}

export const DEFAULT_WAKING_HOURS: WakingHours = { from: 8 * 60, to: 21 * 60 };
export const DEFAULT_WORKING_DAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
