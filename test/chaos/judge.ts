import { say } from "../../src/core/text/say.ts";
import type { Due } from "./due-table.ts";
import type { Post } from "./platform-talk.ts";

/** What a person reads in a message that may be the second one. */
const MARK = say("en", "delivery.repeated");

export interface Verdict {
  /** Reminders that nobody has seen. */
  readonly lost: number;
  /** Those shown before their time. */
  readonly early: number;
  /** Messages beyond the first of their reminder. */
  readonly copies: number;
  /** Those of which we do not know, or which do not say so themselves. */
  readonly silentCopies: number;
  /** From the time a reminder is due to its first message. */
  readonly lateMsP50: number;
  readonly lateMsP99: number;
  readonly lateMsMax: number;
  readonly copiesOn: Readonly<Record<string, number>>;
  /** Messages that belong to no reminder of their chat. */
  readonly astray: number;
}

/**
 * Holds what the platforms have shown against what was due.
 * @param uncertain by user, how often a message may have got through without our knowing, as the database has it.
 */
export function judge(
  due: readonly Due[],
  posts: readonly Post[],
  uncertain: ReadonlyMap<string, number>,
): Verdict {
  const byChat = new Map<string, Post[]>();
  for (const post of posts) byChat.set(post.chat, [...(byChat.get(post.chat) ?? []), post]);
  const late: number[] = [];
  const copiesOn: Record<string, number> = {};
  let [lost, early, copies, silentCopies, shown] = [0, 0, 0, 0, 0];
  for (const { user, chat, company, reminder } of due) {
    const own = (byChat.get(chat.chat) ?? []).filter(({ text }) => text.includes(company));
    shown += own.length;
    if (own.length === 0) {
      lost += 1;
      continue;
    }
    const first = Math.min(...own.map(({ atMs }) => atMs));
    if (first < reminder.dueAt) early += 1;
    late.push(first - reminder.dueAt);
    const more = own.length - 1;
    copies += more;
    copiesOn[chat.platform] = (copiesOn[chat.platform] ?? 0) + more;
    silentCopies += more - Math.min(more, knownCopies(own, uncertain.get(user) ?? 0));
  }
  const sorted = late.toSorted((a, b) => a - b);
  const share = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
  return {
    lost,
    early,
    copies,
    silentCopies,
    lateMsP50: share(0.5),
    lateMsP99: share(0.99),
    lateMsMax: share(1),
    copiesOn,
    astray: posts.length - shown,
  };
}

/**
 * How many of a reminder's messages may be copies: those that say so, where the database knows of a doubt. Which of
 * them came first does not matter: one that was held up on its way may arrive behind the one that says "again".
 */
function knownCopies(messages: readonly Post[], doubts: number): number {
  return doubts === 0 ? 0 : messages.filter(({ text }) => text.includes(MARK)).length;
}
