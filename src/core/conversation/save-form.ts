import { freshId, type PersonId } from "../ids.ts";
import type { Interview, Person } from "../interview.ts";
import { savedView } from "../view/plan-view.ts";
import { personKind } from "./read-people.ts";
import { replan } from "./replan.ts";
import type { Conversation, Form, FormValues, NamedPerson } from "./state.ts";
import { type Facts, lens, redraw, type StepResult } from "./turn.ts";

/** People keep their ids as long as they keep their names, so that what was done for them stays theirs. */
function identify(named: readonly NamedPerson[], known: readonly Person[], newId: () => string): readonly Person[] {
  return named.map(({ name, title }) => ({
    id: known.find((person) => person.name.toLowerCase() === name.toLowerCase())?.id ?? freshId<PersonId>(newId),
    name,
    title,
    kind: personKind(title),
  }));
}

/** What the answers say, where nothing was said as null or none. */
function answersOf({ company, role, when, people, promise, channel, materials, hook }: FormValues) {
  if (company === undefined || when === undefined) return null;
  return {
    company,
    startsAt: when.start,
    endsAt: when.endsAt,
    people: people ?? [],
    materials: materials ?? [],
    role: role ?? null,
    promise: promise ?? null,
    channel: channel ?? null,
    hook: hook ?? null,
  };
}

/** What an interview has before anything was done about it. */
function unsaved({ user, now }: Facts) {
  const nothing = { done: [], snoozed: [], people: [], outcome: null, outcomeAt: null };
  return { ...nothing, owner: user.id, revision: 0, loggedAt: now };
}

function interviewOf(form: Form, facts: Facts): Interview | null {
  const answers = answersOf(form.values);
  if (answers === null) return null;
  const saved = facts.interviews.find(({ interview }) => interview.id === form.interview);
  const before = saved?.interview ?? unsaved(facts);
  const people = identify(answers.people, before.people, facts.newId);
  return { ...before, ...answers, id: form.interview, people };
}

/** The answers that would lead to this interview: the form opened again to change it. */
export function formValues(interview: Interview): Required<FormValues> {
  return {
    company: interview.company,
    role: interview.role,
    when: { start: interview.startsAt, endsAt: interview.endsAt },
    people: interview.people.length === 0 ? null : interview.people,
    promise: interview.promise,
    channel: interview.channel,
    materials: interview.materials.length === 0 ? null : interview.materials,
    hook: interview.hook,
  };
}

/**
 * Turns the answers into an interview and shows its plan. The form is kept when something that must be known
 * is missing, which no screen offers.
 */
export function saveForm(conversation: Conversation, form: Form, facts: Facts): StepResult {
  const interview = interviewOf(form, facts);
  if (interview === null) return { next: conversation, changes: [], card: null, replies: [] };
  const { stored, change } = replan(interview, facts);
  const shown = savedView(lens(facts), stored.interview, stored.steps, form.editing === null);
  return { ...redraw({ ...conversation, form: null }, shown), changes: [change] };
}
