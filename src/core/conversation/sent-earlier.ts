import { type Instant, latest } from "../time/instant.ts";
import { dayAt, instantOf } from "../time/zone.ts";
import { tell, timeText } from "../view/lens.ts";
import type { AskedTime } from "./asked-time.ts";
import type { Pressed } from "./pressed.ts";
import { readNearest } from "./read-nearest.ts";
import { sentAtExamples } from "./sent-at-examples.ts";
import { settleStep } from "./settle-step.ts";
import { lens } from "./turn.ts";

/** When a day alone is given: the hour at which letters are usually written. */
const MORNING_MINUTE = 9 * 60 + 30;

/** "Sent at another time": when a step was dealt with that is marked only now. */
export const sentEarlier: AskedTime = {
  read,
  check,
  act: (pressed, at) => settleStep(pressed, "sent", at),
};

/** A day alone means that morning; on the day of the interview after its end, and today no later than now. */
function read(text: string, { stored, facts }: Pressed): Instant | null {
  const look = lens(facts);
  const reading = readNearest(text, { ...look, locale: facts.locale }, "past");
  if (reading === null || reading.kind === "impossible") return null;
  const { from } = reading;
  if (typeof from !== "string" && reading.kind === "instant") return from.at;
  const at = typeof from === "string" ? instantOf({ day: from, minute: MORNING_MINUTE }, look.zone) : from.at;
  const day = dayAt(at, look.zone);
  const { endsAt } = stored.interview;
  const afterEnd = day === dayAt(endsAt, look.zone) ? latest(at, endsAt) : at;
  return day === dayAt(facts.now, look.zone) && afterEnd > facts.now ? facts.now : afterEnd;
}

/** Neither one that is still ahead, nor one before there was anything to send. */
function check(at: Instant | null, { stored, facts }: Pressed): Instant | string {
  const look = lens(facts);
  const { endsAt } = stored.interview;
  const examples = sentAtExamples(look, endsAt);
  if (at === null) return tell(look, "sent-at.problem", { examples });
  if (at > facts.now) return tell(look, "sent-at.future", { examples });
  return at < endsAt ? tell(look, "sent-at.early", { when: timeText(look, endsAt), examples }) : at;
}
