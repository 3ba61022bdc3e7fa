import { type Action, parseAction } from "../core/conversation/action.ts";
import type { Conversation } from "../core/conversation/state.ts";
import type { UserEvent } from "../core/conversation/step.ts";
import type { Facts } from "../core/conversation/turn.ts";
import type { Reminder } from "../core/reminder.ts";
import type { StoredInterview } from "../core/stored-interview.ts";
import type { User } from "../core/user.ts";
import type { Tx } from "../ports/store.ts";
import type { AppPorts } from "./app-ports.ts";

/** Ended interviews beyond this many are kept, but not listed. */
const CLOSED_LISTED = 100;

/** Where an event stands: the conversation before it, and the action it carries if it is a press. */
interface Situation {
  readonly user: User;
  readonly conversation: Conversation;
  readonly event: UserEvent;
}

/**
 * Everything the conversation may look at, read with as few queries as the event needs: an answer to a form's
 * question needs none of the interviews.
 */
export async function loadFacts(tx: Tx, situation: Situation, ports: AppPorts): Promise<Facts> {
  const { user, event } = situation;
  const action = event.kind === "press" ? parseAction(event.token) : null;
  const base = {
    now: ports.clock.now(),
    user,
    locale: event.author.locale,
    newId: ports.newId,
    closed: [],
  };
  if (!needsInterviews(situation, action)) return { ...base, interviews: [], reminders: [] };
  const interviews = await tx.interviews.open(user.id);
  const reminders = await tx.reminders.ofOpenInterviews(user.id);
  const named = action === null ? null : await loadNamed(tx, user, action, { interviews, reminders });
  const closed = needsClosed(event, action) ? await tx.interviews.closed(user.id, CLOSED_LISTED) : [];
  return {
    ...base,
    interviews: named === null ? interviews : [...interviews, named.stored],
    reminders: named === null ? reminders : [...reminders, ...named.reminders],
    closed,
  };
}

function needsInterviews({ conversation, event }: Situation, action: Action | null): boolean {
  if (event.kind === "unsupported") return false;
  if (event.kind === "command") return event.name !== "help" && event.name !== "start";
  if (action !== null && action.kind !== "answer") return true;
  return conversation.ask !== null || (conversation.form !== null && conversation.form.editing !== null);
}

function needsClosed(event: UserEvent, action: Action | null): boolean {
  if (event.kind === "command") return event.name === "interviews";
  return action?.kind === "menu" && action.verb.startsWith("list");
}

interface Loaded {
  readonly interviews: readonly StoredInterview[];
  readonly reminders: readonly Reminder[];
}

/** The interview a button names, when it is not among the open ones: one that has ended. */
async function loadNamed(
  tx: Tx,
  user: User,
  action: Action,
  loaded: Loaded,
): Promise<{ readonly stored: StoredInterview; readonly reminders: readonly Reminder[] } | null> {
  const interview = await namedInterview(tx, user, action, loaded);
  if (interview === null || loaded.interviews.some((stored) => stored.interview.id === interview))
    return null;
  const stored = await tx.interviews.byId(user.id, interview);
  if (stored === null) return null;
  return { stored, reminders: await tx.reminders.ofInterview(user.id, interview) };
}

async function namedInterview(tx: Tx, user: User, action: Action, loaded: Loaded) {
  if (action.kind === "interview") return action.interview;
  if (action.kind !== "reminder") return null;
  const known = loaded.reminders.find(({ id }) => id === action.reminder);
  if (known !== undefined) return known.interview;
  return (await tx.reminders.byId(user.id, action.reminder))?.interview ?? null;
}
