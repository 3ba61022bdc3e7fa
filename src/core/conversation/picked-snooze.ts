import { after, DAY_MS, type Instant } from "../time/instant.ts";
import { instantOf } from "../time/zone.ts";
import { tell } from "../view/lens.ts";
import { readWhen } from "../when/read-when.ts";
import type { AskedTime } from "./asked-time.ts";
import type { Pressed } from "./pressed.ts";
import { snoozeUntil } from "./snooze.ts";
import { lens } from "./turn.ts";

const FAR_MS = 366 * DAY_MS;
/** When a day alone is given: the hour at which the office opens. */
const MORNING_MINUTE = 9 * 60 + 30;

/** "Pick a time": when a step that is put off comes back. */
export const pickedSnooze: AskedTime = { read, check, act: snoozeUntil };

function read(text: string, { facts }: Pressed): Instant | null {
  const look = lens(facts);
  const reading = readWhen(text, { ...look, locale: facts.locale, direction: "future" });
  if (reading === null || reading.kind === "impossible") return null;
  const point = reading.kind === "deadline" ? reading.to : reading.from;
  return typeof point === "string" ? instantOf({ day: point, minute: MORNING_MINUTE }, look.zone) : point.at;
}

function check(until: Instant | null, { facts }: Pressed): Instant | string {
  const look = lens(facts);
  if (until === null) return tell(look, "snooze.problem");
  if (until <= facts.now) return tell(look, "snooze.past");
  return until > after(facts.now, FAR_MS) ? tell(look, "snooze.far") : until;
}
