import { describe, expect, it } from "vitest";
import { draftRequest } from "../../../src/core/conversation/drafting.ts";
import { IDLE } from "../../../src/core/conversation/state.ts";
import { composeDraft } from "../../../src/core/draft/draft.ts";
import type { Channel } from "../../../src/core/interview.ts";
import { STEP_KINDS, type StepKind, stepKey } from "../../../src/core/playbook/facts.ts";
import { planFacts } from "../../../src/core/playbook/plan-facts.ts";
import { why } from "../../../src/core/playbook/why.ts";
import { sayWith } from "../../../src/core/text/say.ts";
import { moreMenu } from "../../../src/core/view/card-menus.ts";
import { draftView } from "../../../src/core/view/draft-view.ts";
import { dayText, lensOf } from "../../../src/core/view/lens.ts";
import { reminderCard } from "../../../src/core/view/reminder-card.ts";
import { buttonsOf, shownBy } from "../../support/conversation/talk.ts";
import { aReminder, aStep, aUser, anInterview, at, day, present } from "../../support/stores/samples.ts";

const user = aUser({ name: "Maya Brandt" });
const NOW = at("2026-12-01T09:30:00+01:00");
const look = lensOf(user, NOW);
const AFTER_LOSS: ReadonlySet<StepKind> = new Set(["graceful-reply", "ask-feedback", "keep-in-touch"]);

/** The card of such a step, due today, and all that is asked of it. */
function cardOf(kind: StepKind, channel: Channel | null) {
  const isLost = AFTER_LOSS.has(kind);
  const interview = anInterview(user, {
    outcome: isLost ? "lost" : null,
    outcomeAt: isLost ? at("2026-11-30T12:00:00+01:00") : null,
    promise: { from: null, by: day("2026-11-27"), words: "by Friday", saidAt: null },
    done: [
      { key: stepKey("thank-you", "per"), how: "sent", at: at("2026-11-17T18:00:00+01:00") },
      ...(kind === "follow-up-2" || kind === "move-on"
        ? [{ key: stepKey("follow-up-1"), how: "sent", at: at("2026-11-23T10:00:00+01:00") } as const]
        : []),
    ],
  });
  const step = aStep({
    key: stepKey(kind),
    kind,
    person: kind === "thank-you" || kind === "card" ? (interview.people[0]?.id ?? null) : null,
    item: kind === "materials" ? "references" : null,
    channel,
    dueAt: NOW,
    deadline: null,
    remindAt: [NOW],
  });
  const stored = { interview, steps: [step] };
  const reminder = aReminder(interview, { step: step.key, state: "fired" });
  const facts = { now: NOW, user, locale: "en-GB", commands: "each", newId: () => "" } as const;
  const loaded = { ...facts, interviews: [stored], closed: [], reminders: [reminder] };
  const pressed = { conversation: IDLE, stored, reminder, step, facts: loaded, answer: null };
  return { stored, step, reminder, pressed, card: reminderCard(look, stored, reminder) };
}

const WRITTEN = ["Draft", "Mark sent", "Snooze", "They replied", "More"];
const PHONED = ["What to say", "Done", "Snooze", "They replied", "More"];
const MOVED = ["Snooze", "More", "It moved", "It was cancelled"];
const FAREWELL = ["Draft", "Mark sent", "Snooze", "More"];

interface Expected {
  readonly kind: StepKind;
  readonly channel: Channel | null;
  readonly title: string;
  readonly reason: string;
  readonly buttons: readonly string[];
}

/** Every kind of step, with each channel it can have: its title, why it is due, and its buttons. */
const CARDS: readonly Expected[] = (
  [
    ["prepare", null, "Prepare", "The interview is", ["All set", ...MOVED]],
    ["debrief", null, "Look back", "all of it is still fresh", ["Tell me", ...MOVED]],
    ["thank-you", "email", "Thank Jane Doe", "thanks are best within 24 hours", WRITTEN],
    ["materials", "email", "Send references", "They asked for it", WRITTEN],
    ["card", "post", "Send Jane Doe a card", "a card written by hand", WRITTEN],
    ["call", "phone", "Call them", "Your thanks went out 14 days ago", PHONED],
    ["check-in", "email", "Check in", "They meant to answer by Friday 27 November", WRITTEN],
    ["check-in", "phone", "Check in", "They meant to answer by Friday 27 November", PHONED],
    ["follow-up-1", "email", "Follow up", "They said “by Friday”", WRITTEN],
    ["follow-up-1", "phone", "Follow up", "They said “by Friday”", PHONED],
    ["follow-up-1", "social", "Follow up", "They said “by Friday”", WRITTEN],
    ["follow-up-1", "post", "Follow up", "They said “by Friday”", WRITTEN],
    ["follow-up-2", "email", "Follow up once more", "You wrote 8 days ago", WRITTEN],
    ["follow-up-2", "phone", "Follow up once more", "You wrote 8 days ago", PHONED],
    [
      "move-on",
      null,
      "Move on?",
      "You wrote one follow-up",
      ["Close it", "One more week", "They replied", "More"],
    ],
    ["graceful-reply", "email", "Reply to the no", "The job was lost yesterday", FAREWELL],
    ["ask-feedback", "email", "Ask for feedback", "The reason is worth having", FAREWELL],
    [
      "keep-in-touch",
      "email",
      "Keep in touch",
      "Look at what they are hiring for",
      ["Draft", "Done", "Snooze", "More"],
    ],
  ] as const
).map(([kind, channel, title, reason, buttons]) => ({ kind, channel, title, reason, buttons }));

describe("the card of every kind of step", () => {
  it("is looked at below", () => {
    expect([...new Set(CARDS.map(({ kind }) => kind))].toSorted()).toEqual([...STEP_KINDS].toSorted());
  });

  it.each(CARDS)(
    "$kind ($channel) has its words and its buttons",
    ({ kind, channel, title, reason, buttons }) => {
      const { card } = cardOf(kind, channel);
      expect(shownBy(card).split("\n")[0]).toBe(title);
      expect(shownBy(card)).toContain(reason);
      expect(shownBy(card).includes("Quiet hours: 10:30–11:30, 14:30–15:30 by their clock")).toBe(
        channel === "phone",
      );
      expect(buttonsOf(card)).toEqual(buttons);
    },
  );

  it.each(CARDS)("$kind ($channel) says sent only of what is sent", ({ kind, channel, buttons }) => {
    const { stored, reminder, step } = cardOf(kind, channel);
    const done = [{ key: step.key, how: "sent", at: at("2026-12-01T08:00:00+01:00") } as const];
    const settled = {
      interview: { ...stored.interview, done },
      steps: [{ ...step, state: "done" } as const],
    };
    const text = shownBy(reminderCard(look, settled, reminder));
    expect(text).toContain(buttons.includes("Mark sent") ? "✓ Marked as sent" : "✓ Done");
  });

  it.each(CARDS)("$kind ($channel) has words to say where it offers them", ({ kind, channel, buttons }) => {
    const { stored, reminder, step, pressed } = cardOf(kind, channel);
    const request = draftRequest(pressed);
    expect(request !== null).toBe(buttons.includes("Draft") || buttons.includes("What to say"));
    if (request === null) return;
    const draft = composeDraft(request);
    expect(draft.findings).toEqual([]);
    expect(draft.subject !== null).toBe(channel !== "phone" && kind !== "card");
    const shown = draftView(look, stored, { reminder, step, draft, variant: 0 });
    const settle = present(buttons[1]);
    expect(shownBy(shown)).toContain(`Then press ${settle}.`);
    expect(buttonsOf(shown)).toContain(settle);
    expect(shownBy(shown).includes("by hand")).toBe(kind === "card");
  });

  it.each(CARDS)(
    "$kind ($channel) answers Why? in one or two sentences that name a guide",
    ({ kind, channel }) => {
      const { stored, step } = cardOf(kind, channel);
      const sentences = why(step, planFacts(stored.interview, user, NOW)).map(({ key, day: about }) =>
        sayWith("en", key, about === null ? {} : { day: dayText(look, about) }),
      );
      expect(sentences.length).toBeGreaterThan(0);
      expect(sentences.length).toBeLessThanOrEqual(2);
      expect(sentences.join(" ")).toMatch(/\bguides?\b/u);
    },
  );

  it.each(CARDS)("$kind ($channel) offers under More what fits it", ({ kind, channel, buttons }) => {
    const { stored, reminder } = cardOf(kind, channel);
    const more = buttonsOf(moreMenu(look, stored, reminder));
    expect(more).toContain("Why?");
    expect(more.includes("Job lost")).toBe(!AFTER_LOSS.has(kind));
    expect(more.includes("Open again")).toBe(AFTER_LOSS.has(kind));
    const isTouch = buttons.includes("Mark sent") || buttons.includes("What to say");
    expect(more.some((label) => label.endsWith("at another time"))).toBe(isTouch);
  });
});
