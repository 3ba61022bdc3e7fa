import type { Instant } from "../../src/core/time/instant.ts";
import type { SeenMessage } from "../doubles/telegram/telegram-double.ts";

/** One reminder that is to be shown in a chat where nothing else is. */
export interface DueInChat {
  readonly chat: number;
  readonly dueAt: Instant;
}

/** What became of reminders, by what the people saw. */
export interface Timeliness {
  readonly reminders: number;
  readonly lost: number;
  readonly early: number;
  readonly copies: number;
  readonly lateMsP50: number;
  readonly lateMsMost: number;
}

/** @param since before that nothing could be sent, so what was due earlier is late from then on. */
export function timeliness(
  due: readonly DueInChat[],
  messages: readonly SeenMessage[],
  since: Instant,
): Timeliness {
  const seen = new Map<number, number[]>();
  for (const { chat, from, atMs } of messages) {
    if (from === "bot") seen.set(chat, [...(seen.get(chat) ?? []), atMs]);
  }
  let [lost, early, copies] = [0, 0, 0];
  const late: number[] = [];
  for (const { chat, dueAt } of due) {
    const [first, ...more] = seen.get(chat) ?? [];
    copies += more.length;
    if (first === undefined) lost += 1;
    else if (first < dueAt) early += 1;
    else late.push(first - Math.max(dueAt, since));
  }
  const sorted = late.toSorted((one, other) => one - other);
  const lateMsP50 = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return { reminders: due.length, lost, early, copies, lateMsP50, lateMsMost: sorted.at(-1) ?? 0 };
}
