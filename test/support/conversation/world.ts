import type { MessageRef } from "../../../src/core/address.ts";
import { type Action, parseAction } from "../../../src/core/conversation/action.ts";
import type { Conversation, FieldName } from "../../../src/core/conversation/state.ts";
import { IDLE } from "../../../src/core/conversation/state.ts";
import { step, type UserEvent } from "../../../src/core/conversation/step.ts";
import type { Change, Facts, StepResult } from "../../../src/core/conversation/turn.ts";
import { parseId, type UserId } from "../../../src/core/ids.ts";
import { asOf } from "../../../src/core/playbook/as-of.ts";
import type { PlannedStep } from "../../../src/core/playbook/facts.ts";
import type { Reminder } from "../../../src/core/reminder.ts";
import { isOpen, type StoredInterview } from "../../../src/core/stored-interview.ts";
import { after, type Instant, instant } from "../../../src/core/time/instant.ts";
import { DEFAULT_WAKING_HOURS, DEFAULT_WORKING_DAYS, type User } from "../../../src/core/user.ts";
import { discreetCard } from "../../../src/core/view/discreet-view.ts";
import { lensOf } from "../../../src/core/view/lens.ts";
import { reminderCard, stepOf } from "../../../src/core/view/reminder-card.ts";
import type { View } from "../../../src/core/view/view.ts";
import { at, present, zone } from "../stores/samples.ts";

/** What a person does; the harness puts the envelope around it. */
export type Deed =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "command"; readonly name: string; readonly args: string }
  /** With what was filled in along with it, where the platform asked for something. */
  | { readonly kind: "press"; readonly token: string; readonly answer?: string | null }
  /** With the button that opened it, where it is not the log of an interview. */
  | {
      readonly kind: "form";
      readonly answers: Readonly<Partial<Record<FieldName, string>>>;
      readonly token?: string | null;
    }
  | { readonly kind: "unsupported" };

const SOMEBODY: UserId = present(parseId<UserId>("11111111-1111-4111-8111-111111111111"));
const HERE = { platform: "console", workspace: "", chat: "maya" } as const;

/** One person's conversation with everything that is stored about it, in memory: the core without the app. */
export class World {
  user: User;
  now: Instant;
  conversation: Conversation = IDLE;
  /** How commands are named where they talk. */
  readonly commands: Facts["commands"];
  readonly interviews = new Map<string, StoredInterview>();
  readonly reminders = new Map<string, Reminder>();
  /** Every message, the newest last; a pressed one is changed in place. */
  readonly messages: View[] = [];
  #ids = 0;
  #events = 0;

  constructor(start: string, user: Partial<User> = {}, commands: Facts["commands"] = "each") {
    this.commands = commands;
    this.now = at(start);
    this.user = {
      id: SOMEBODY,
      name: null,
      language: "en",
      timeZone: zone("Europe/Stockholm"),
      wakingHours: DEFAULT_WAKING_HOURS,
      pace: "standard",
      discreet: false,
      workingDays: DEFAULT_WORKING_DAYS,
      holidays: null,
      ...user,
    };
  }

  /** The newest message. */
  get last(): View {
    return present(this.messages.at(-1));
  }

  /** The interview that was logged first. */
  get firstStored(): StoredInterview {
    return present([...this.interviews.values()][0]);
  }

  /** What is still planned for it. */
  get planned(): readonly PlannedStep[] {
    return this.firstStored.steps.filter(({ state }) => state === "planned");
  }

  readonly newId = (): string => {
    this.#ids += 1;
    return `00000000-0000-4000-8000-${this.#ids.toString(16).padStart(12, "0")}`;
  };

  /** Time passes, and what falls due meanwhile goes out as a card. */
  advance(ms: number): void {
    this.now = after(this.now, ms);
    for (const reminder of Array.from(this.reminders.values())) {
      if (reminder.state !== "scheduled" || reminder.dueAt > this.now) continue;
      const fired: Reminder = { ...reminder, state: "fired" };
      this.reminders.set(fired.id, fired);
      const stored = this.interviews.get(fired.interview);
      if (stored === undefined || stepOf(stored, fired)?.state !== "planned") continue;
      const look = lensOf(this.user, this.now);
      this.messages.push(this.user.discreet ? discreetCard(look, fired) : reminderCard(look, stored, fired));
    }
  }

  /** One event, folded as the app does it. */
  handle(deed: Deed): StepResult {
    this.#events += 1;
    const source = { ...HERE, message: "1" };
    const base = {
      id: `console:${this.#events}`,
      from: HERE,
      author: { account: "maya", name: null, locale: "en-GB", timeZone: null },
      at: instant(0),
    };
    const event = eventOf(deed, base, source);
    const result = step(this.conversation, event, this.facts(event));
    this.conversation = result.next;
    for (const change of result.changes) this.#apply(change);
    this.#show(deed, result);
    return result;
  }

  /** What the app loads for the event: only what the event needs. */
  facts(event: UserEvent): Facts {
    const token = event.kind === "press" || event.kind === "form" ? event.token : null;
    const action = token === null ? null : parseAction(token);
    const isLoaded = this.#needsInterviews(event, action);
    const all = [...this.interviews.values()];
    const named = action === null ? null : this.#named(action);
    const interviews = isLoaded
      ? all
          .filter((stored) => isOpen(stored) || stored === named)
          .map((stored) => asOf(this.now, this.user, stored))
      : [];
    return {
      now: this.now,
      user: this.user,
      locale: "en-GB",
      commands: this.commands,
      interviews,
      closed: listsClosed(event, action) ? all.filter((stored) => !isOpen(stored)) : [],
      reminders: this.#remindersOf(interviews),
      newId: this.newId,
    };
  }

  /** The cancelled ones among them, which a new plan may bring back. */
  #remindersOf(interviews: readonly StoredInterview[]): readonly Reminder[] {
    const loaded = new Set(interviews.map(({ interview }) => interview.id));
    return [...this.reminders.values()].filter(({ interview }) => loaded.has(interview));
  }

  #needsInterviews(event: UserEvent, action: Action | null): boolean {
    if (event.kind === "unsupported") return false;
    if (event.kind === "command") return event.name !== "help" && event.name !== "start";
    if (action !== null && action.kind !== "answer") return true;
    const { ask, form } = this.conversation;
    return ask !== null || (form !== null && form.editing !== null);
  }

  #named(action: Action): StoredInterview | null {
    if (action.kind === "interview") return this.interviews.get(action.interview) ?? null;
    if (action.kind !== "reminder") return null;
    const reminder = this.reminders.get(action.reminder);
    return reminder === undefined ? null : (this.interviews.get(reminder.interview) ?? null);
  }

  #apply(change: Change): void {
    switch (change.kind) {
      case "save-user":
        this.user = change.user;
        break;
      case "save-interview":
        this.interviews.set(change.stored.interview.id, change.stored);
        for (const reminder of change.reminders) this.reminders.set(reminder.id, reminder);
        break;
    }
  }

  #show(deed: Deed, { card, replies }: StepResult): void {
    const index =
      deed.kind === "press"
        ? this.messages.findLastIndex(({ buttons }) =>
            buttons.flat().some(({ token }) => token === deed.token),
          )
        : -1;
    if (card !== null && index >= 0) this.messages[index] = card;
    else if (card !== null) this.messages.push(card);
    this.messages.push(...replies);
  }
}

function listsClosed(event: UserEvent, action: Action | null): boolean {
  if (event.kind === "command") return event.name === "interviews";
  return action?.kind === "menu" && action.verb.startsWith("list");
}

function eventOf(
  deed: Deed,
  base: Pick<UserEvent, "id" | "from" | "author" | "at">,
  source: MessageRef,
): UserEvent {
  switch (deed.kind) {
    case "press":
      return { ...base, source, answer: null, ...deed };
    case "form":
      return { ...base, token: null, ...deed };
    case "text":
    case "command":
    case "unsupported":
      return { ...base, ...deed };
  }
}
