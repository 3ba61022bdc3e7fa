import { addDays, type Day, daysBetween, laterDay } from "../../time/day.ts";
import { dayAt } from "../../time/zone.ts";
import { stepKey } from "../facts.ts";
import { doneEntry, type KnownFacts } from "../known-facts.ts";
import { TIMING } from "../timing.ts";
import { type Ask, ask } from "./ask.ts";

const { longWaitDays, everyDays, atMost } = TIMING["check-in"];

interface CheckIn {
  readonly number: number;
  readonly day: Day;
}

/** During a wait of 30 days or more: none, one half-way, or one a week, as the pace says. */
export function checkIns(facts: KnownFacts): readonly Ask[] {
  const { promise, now, employerZone } = facts;
  const before = promise?.by ?? null;
  const isOver = before !== null && dayAt(now, employerZone) >= before;
  return withDone(scheduled(facts), facts).map(({ number, day }) =>
    ask("check-in", facts, {
      key: stepKey("check-in", String(number)),
      from: day,
      before,
      rules: ["weekly-in-long-wait", "continue-the-conversation"],
      dead: isOver ? "late" : null,
    }),
  );
}

function scheduled(facts: KnownFacts): readonly CheckIn[] {
  const { promise, endsAt, employerZone, pace, waitUntil } = facts;
  if (promise === null || pace === "gentle") return [];
  const told = dayAt(promise.saidAt ?? endsAt, employerZone);
  const wait = daysBetween(told, promise.by);
  if (wait < longWaitDays) return [];
  if (pace === "standard") {
    const halfway = addDays(told, Math.floor(wait / 2));
    return [{ number: 1, day: laterDay(halfway, waitUntil ?? halfway) }];
  }
  const count = Math.min(atMost, Math.ceil(wait / everyDays) - 1);
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    day: addDays(told, (index + 1) * everyDays),
  })).filter(({ day }) => waitUntil === null || day >= waitUntil);
}

/** Those that were made stay in the plan, whatever became of the wait; at a standard pace one is all. */
function withDone(planned: readonly CheckIn[], facts: KnownFacts): readonly CheckIn[] {
  const made = [...facts.doneBy.values()].flatMap(({ key, at }) => {
    const number = /^check-in:(\d+)$/u.exec(key)?.[1];
    return number === undefined ? [] : [{ number: Number(number), day: dayAt(at, facts.employerZone) }];
  });
  const isMade = ({ number }: CheckIn): boolean => doneEntry(facts, "check-in", String(number)) !== null;
  const open = planned.filter((one) => !isMade(one));
  const stillWanted = facts.pace === "standard" && made.length > 0 ? [] : open;
  return [...made, ...stillWanted].toSorted((a, b) => a.number - b.number);
}
