import { type Interview, isOver, UNSAID } from "../interview.ts";
import { leftOut } from "../playbook/left-out.ts";
import { planChanges } from "../playbook/plan-changes.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { menuButton } from "../view/buttons.ts";
import { changeNotes } from "../view/change-notes.ts";
import { tell } from "../view/lens.ts";
import { savedView } from "../view/plan-view.ts";
import { stepTitle } from "../view/step-text.ts";
import { view } from "../view/view.ts";
import { debriefed } from "./debriefed.ts";
import { identify } from "./identify-people.ts";
import { replan } from "./replan.ts";
import type { Conversation, Form, FormValues } from "./state.ts";
import { type Facts, lens, redraw, reply, type StepResult } from "./turn.ts";

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

/** The details; what was not said is taken to be as it mostly is. */
function detailsOf(values: FormValues) {
  const { feeling, wantsJob, invitedToCall, salesLike, culture, waitUntil } = values;
  return {
    feeling: feeling ?? UNSAID.feeling,
    wantsJob: wantsJob ?? UNSAID.wantsJob,
    invitedToCall: invitedToCall ?? UNSAID.invitedToCall,
    salesLike: salesLike ?? UNSAID.salesLike,
    culture: culture ?? UNSAID.culture,
    waitUntil: waitUntil ?? UNSAID.waitUntil,
  };
}

/** What an interview has before anything was done about it. */
function unsaved({ user, now }: Facts) {
  const nothing = { done: [], snoozed: [], people: [], outcome: null, outcomeAt: null };
  return { ...UNSAID, ...nothing, owner: user.id, revision: 0, loggedAt: now };
}

function interviewOf(form: Form, facts: Facts): Interview | null {
  const answers = answersOf(form.values);
  const saved = facts.interviews.find(({ interview }) => interview.id === form.interview);
  const isChangeable = saved !== undefined && !isOver(saved.interview);
  if (answers === null || (form.editing !== null && !isChangeable)) return null;
  if (form.name === "debrief")
    return saved === undefined ? null : debriefed(saved.interview, form.values, facts);
  const before = saved?.interview ?? unsaved(facts);
  const people = identify(answers.people, before.people, facts.newId);
  return { ...before, ...answers, ...detailsOf(form.values), id: form.interview, people };
}

/** The answers that would lead to this interview: the form opened again to change it. */
export function formValues(interview: Interview): Required<FormValues> {
  return {
    company: interview.company,
    role: interview.role,
    when: { start: interview.startsAt, endsAt: interview.endsAt },
    people:
      interview.people.length === 0 ? null : interview.people.map(({ name, title }) => ({ name, title })),
    promise: interview.promise,
    channel: interview.channel,
    materials: interview.materials.length === 0 ? null : interview.materials,
    hook: interview.hook,
    feeling: interview.feeling,
    wantsJob: said("wantsJob", interview),
    invitedToCall: said("invitedToCall", interview),
    salesLike: said("salesLike", interview),
    culture: said("culture", interview),
    waitUntil: interview.waitUntil,
  };
}

/** What is only taken to hold was not said. */
function said<Name extends keyof typeof UNSAID>(name: Name, interview: Interview): Interview[Name] | null {
  return interview[name] === UNSAID[name] ? null : interview[name];
}

/**
 * Turns the answers into an interview and shows its plan. Where the interview was closed while it was being
 * changed, the changes are kept until it is open again.
 */
export function saveForm(conversation: Conversation, form: Form, facts: Facts): StepResult {
  const interview = interviewOf(form, facts);
  if (interview === null) {
    const closed = tell(lens(facts), "form.closed-meanwhile", { what: form.values.company ?? "" });
    return reply(
      conversation,
      view([{ kind: "text", text: closed }], [[menuButton(lens(facts), "button.list", "list")]]),
    );
  }
  const { stored, reminders, change } = replan({ ...interview, beforeAnswer: null }, facts);
  const isNew = form.editing === null;
  const notes = isNew ? newsOfLog(stored, facts) : newsOfEdit(stored, facts);
  const as = isNew ? "new" : form.name === "debrief" ? "debrief" : "changed";
  const shown = savedView(lens(facts), stored, reminders, { as, notes });
  return { ...redraw({ ...conversation, form: null }, shown), changes: [change] };
}

/** What comes too late by the time it is logged, and what we promise. */
function newsOfLog(stored: StoredInterview, facts: Facts): readonly string[] {
  const look = lens(facts);
  const steps = leftOut(facts.now, facts.user, stored)
    .map((step) => stepTitle(look, stored.interview, step))
    .join(", ");
  return [...(steps === "" ? [] : [tell(look, "saved.late", { steps })]), tell(look, "saved.promise")];
}

/** What the new answers change in the plan, and what not. */
function newsOfEdit(stored: StoredInterview, facts: Facts): readonly string[] {
  const { interview, steps } = stored;
  const before = facts.interviews.find((one) => one.interview.id === interview.id);
  if (before === undefined) return [];
  return changeNotes(
    lens(facts),
    { before: before.interview, now: interview },
    planChanges(before.steps, steps),
  );
}
