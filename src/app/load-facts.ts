import { type Action, parseAction } from "../core/conversation/action.ts";
import type { Conversation } from "../core/conversation/state.ts";
import type { UserEvent } from "../core/conversation/step.ts";
import type { Facts } from "../core/conversation/turn.ts";
import type { InterviewId } from "../core/ids.ts";
import { asOf } from "../core/playbook/as-of.ts";
import type { Reminder } from "../core/reminder.ts";
import type { StoredInterview } from "../core/stored-interview.ts";
import type { User } from "../core/user.ts";
import type { Tx } from "../ports/store.ts";
import { commandsOn } from "../core/view/lens.ts";
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
  const token = event.kind === "press" || event.kind === "form" ? event.token : null;
  const action = token === null ? null : parseAction(token);
  const base = {
    now: ports.clock.now(),
    user,
    locale: event.author.locale,
    commands: commandsOn(event.from.platform),
    newId: ports.newId,
    closed: [],
  };
  if (!needsInterviews(situation, action)) return { ...base, interviews: [], reminders: [] };
  const interviews = await tx.interviews.open(user.id);
  const reminders = await tx.reminders.ofOpenInterviews(user.id);
  const pressed = action?.kind === "reminder" ? await tx.reminders.byId(user.id, action.reminder) : null;
  const named = await loadNamed(
    tx,
    user,
    action?.kind === "interview" ? action.interview : pressed?.interview,
    {
      interviews,
      reminders: withPressed(reminders, pressed),
    },
  );
  const closed = needsClosed(event, action) ? await tx.interviews.closed(user.id, CLOSED_LISTED) : [];
  return {
    ...base,
    reminders: named.reminders,
    interviews: named.interviews.map((stored) => asOf(base.now, user, stored)),
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

/** A reminder that was cancelled still has its card, and the card its Undo. */
function withPressed(reminders: readonly Reminder[], pressed: Reminder | null): readonly Reminder[] {
  return pressed === null || reminders.some(({ id }) => id === pressed.id)
    ? reminders
    : [...reminders, pressed];
}

/** What was loaded, and the interview a button names when it is not among it: one that has ended. */
async function loadNamed(
  tx: Tx,
  user: User,
  interview: InterviewId | undefined,
  loaded: Loaded,
): Promise<Loaded> {
  if (interview === undefined || loaded.interviews.some((stored) => stored.interview.id === interview))
    return loaded;
  const stored = await tx.interviews.byId(user.id, interview);
  if (stored === null) return loaded;
  const others = loaded.reminders.filter((reminder) => reminder.interview !== interview);
  return {
    interviews: [...loaded.interviews, stored],
    reminders: [...others, ...(await tx.reminders.ofInterview(user.id, interview))],
  };
}
