import { type Day, dayOf } from "../time/day.ts";

/**
 * Easter Sunday of a year of the Gregorian calendar.
 * Source: the anonymous rule of 1876 for the Gregorian calendar, as J. Meeus gives it in Astronomical Algorithms.
 */
export function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const leaps = Math.floor((century + 8) / 25);
  const lunar = Math.floor((century - leaps + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - lunar + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * correction + 114;
  const day = dayOf(year, Math.floor(days / 31), (days % 31) + 1);
  if (day === null) throw new RangeError("Easter is known for the years 0 to 9999");
  return day;
}
