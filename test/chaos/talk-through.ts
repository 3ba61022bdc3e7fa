import { setTimeout as pass } from "node:timers/promises";
import type { EventIds, Talker } from "./talkers/talker.ts";

/** What nobody seems to have heard is done again after so long, and after twice as long the next time. */
const TRY_AGAIN_MS = 6_000;
/** When the chat has been still for so long, whoever has not got their answer presses the newest button. */
const STILL_MS = 1_500;
const LOOK_EVERY_MS = 100;
/** How often everybody presses every button. */
const PRESSES = 5;

interface Step {
  readonly act: (talker: Talker) => EventIds;
  /** Whether it does no harm to do it again: a line that is typed twice says something else. */
  readonly isPress: boolean;
  /** What is shown when it has been understood. */
  readonly fits: RegExp;
}

const press = (label: string, fits: RegExp): Step => ({
  act: (talker) => talker.presses(label, PRESSES),
  isPress: true,
  fits,
});
const line = (act: Step["act"], fits: RegExp): Step => ({ act, isPress: false, fits });

/** From an interview in one line to the letter that is marked as sent. */
const STEPS: readonly Step[] = [
  line(
    (talker) => talker.commands("/interview Acme, Developer, today 09:00, Jane Doe, decision in 9 days"),
    /How do they prefer to be reached\?/u,
  ),
  press("Skip the rest", /Is this right\?/u),
  press("Save", /Saved: /u),
  // The first letter is due at once: the reminder comes by itself.
  line(() => [], /Thank Jane Doe/u),
  press("Mark sent", /Marked as sent/u),
  line((talker) => talker.writes("thank you"), /I am not asking anything right now/u),
];

/** How many updates one person causes when nothing is done again. */
export const UPDATES_EACH = 2 + 3 * PRESSES;

/** What a talk lets others know. */
interface Listener {
  readonly did: (ids: EventIds) => void;
  /** Whether all of these events are in the inbox. */
  readonly areTaken: (ids: EventIds) => Promise<boolean>;
  /** Whoever waits longer than this for an answer has lost it. */
  readonly patienceMs: number;
}

/**
 * Talks with the bot until the interview is logged and looked after. What nobody seems to have heard is done again, and
 * so is a press to which something else was answered, as a person would: of five presses only one can be the first,
 * and what the others bring about is another question, below the one that was pressed.
 * @throws {Error} when an answer does not come.
 */
export async function talkThrough(talker: Talker, listener: Listener): Promise<void> {
  for (const step of STEPS) await takeStep(talker, step, listener);
}

async function takeStep(talker: Talker, step: Step, { did, areTaken, patienceMs }: Listener): Promise<void> {
  const { act, fits, isPress } = step;
  const giveUpAt = performance.now() + patienceMs;
  await untilStill(talker);
  for (let waitMs = TRY_AGAIN_MS; !talker.sees(fits); waitMs *= 2) {
    const ids = act(talker);
    did(ids);
    const tryAgainAt = performance.now() + waitMs;
    for (let isOver = false; !isOver; ) {
      await pass(LOOK_EVERY_MS);
      if (talker.sees(fits)) return;
      if (performance.now() > giveUpAt) throw new Error(complaint(talker, fits));
      if (await areTaken(ids)) isOver = isPress && (await untilStill(talker));
      else isOver = performance.now() > tryAgainAt && talker.home.platform !== "telegram";
    }
  }
}

/** Resolves with true when the chat has not changed for a while. */
async function untilStill(talker: Talker): Promise<true> {
  let [shown, since] = [talker.screen(), performance.now()];
  while (performance.now() - since < STILL_MS) {
    await pass(LOOK_EVERY_MS);
    const now = talker.screen();
    if (now !== shown) [shown, since] = [now, performance.now()];
  }
  return true;
}

function complaint(talker: Talker, fits: RegExp): string {
  return `${talker.home.platform}: ${fits} was not shown; the chat ends with ${talker.screen().slice(-300)}`;
}
