import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALL_FIELDS, FORM_FIELDS } from "../../../src/core/conversation/fields.ts";
import type { Conversation, FieldName, Form } from "../../../src/core/conversation/state.ts";
import type { Facts } from "../../../src/core/conversation/turn.ts";
import type { StoredInterview } from "../../../src/core/stored-interview.ts";
import { HOUR_MS } from "../../../src/core/time/instant.ts";
import { homeView } from "../../../src/core/view/home-view.ts";
import { lensOf } from "../../../src/core/view/lens.ts";
import { type View, view } from "../../../src/core/view/view.ts";
import { conversationFromRow, conversationToRow } from "../../../src/store/rows/conversation-row.ts";
import { type Happening, happenings } from "../../support/conversation/deeds.ts";
import { type Deed, World } from "../../support/conversation/world.ts";

/** What a mistake of ours leaves in a sentence: a value that is none, or an argument that was not filled in. */
const LEFTOVER = /\b(?:undefined|null|NaN)\b|\[object|\{[a-z]+\}/gu;

function textsOf({ blocks }: View): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === "fields" ? block.rows.flatMap(({ label, value }) => [label, value]) : [block.text],
  );
}

/** A command that cannot be typed where all are words behind the one. */
const OTHER_COMMAND = /(?<!\w)\/(?:interviews|next|draft|settings|cancel|help|start)\b/u;

function expectValid(shown: View, typed: readonly string[], commands: Facts["commands"] = "each"): void {
  // The constructor's own checks: what was spread or patched together must still pass them.
  view(shown.blocks, shown.buttons, shown.file);
  const labels = shown.buttons.flat().map(({ label }) => label);
  const tokens = shown.buttons.flat().map(({ token }) => token);
  if (labels.some((label) => label.trim() === "" || [...label].length > 64))
    throw new Error(`a label: ${labels.join("|")}`);
  if (new Set(tokens).size !== tokens.length)
    throw new Error(`two buttons with one token: ${labels.join("|")}`);
  for (const text of textsOf(shown)) {
    if (text.trim() === "") throw new Error("an empty text");
    // What the person typed may look like that; our own words may not.
    const found = [...text.matchAll(LEFTOVER)].filter(([match]) => !typed.some((one) => one.includes(match)));
    if (found.length > 0) throw new Error(`a leftover in “${text}”`);
    if (commands === "words" && OTHER_COMMAND.test(text)) throw new Error(`a command in “${text}”`);
  }
}

/** What the person typed so far, in the forms in which it may be shown again. */
function typedBy(deed: Deed): readonly string[] {
  const texts =
    deed.kind === "text"
      ? [deed.text]
      : deed.kind === "command"
        ? [deed.name, deed.args]
        : deed.kind === "form"
          ? Object.values(deed.answers).filter((text) => text !== undefined)
          : deed.kind === "press"
            ? [deed.answer ?? ""]
            : [];
  return texts.filter((text) => /undefined|null|NaN|[{[]/u.test(text));
}

function tokensOn(messages: readonly View[]): readonly string[] {
  return messages.flatMap(({ buttons }) => buttons.flat().map(({ token }) => token));
}

/** The next deed, from what is on screen now; null where there is no button to press. */
function deedOf(happening: Happening, world: World, seen: readonly string[]): Deed | null {
  switch (happening.kind) {
    case "deed":
      return happening.deed;
    case "press": {
      const tokens = tokensOn(world.messages.slice(-1 - happening.message).slice(0, 1));
      const token = tokens[happening.pick % Math.max(1, tokens.length)];
      return token === undefined ? null : { kind: "press", token, answer: happening.answer };
    }
    case "stale": {
      const token = seen[happening.pick % Math.max(1, seen.length)];
      return token === undefined ? null : { kind: "press", token };
    }
    case "forged": {
      const tokens = tokensOn(world.messages.slice(-3));
      const token = tokens[happening.pick % Math.max(1, tokens.length)];
      if (token === undefined) return null;
      const { verb, answer } = happening;
      return { kind: "press", token: token.replace(/[^.]+$/u, verb), answer };
    }
    case "filled": {
      const tokens = tokensOn(world.messages.slice(-3)).filter((one) => /^[ri]\./u.test(one));
      const token = tokens[happening.pick % Math.max(1, tokens.length)];
      return token === undefined ? null : { kind: "form", token, answers: happening.answers };
    }
    case "time":
      return null;
  }
}

/** What gives an answer up: each of them says so on its button or is typed on purpose. */
function givesUp(deed: Deed): boolean {
  if (deed.kind === "press") return /\.(?:cancel|new|skip|rest|save|f-[a-z]+)$/u.test(deed.token);
  if (deed.kind === "command") return deed.name === "cancel";
  return deed.kind === "text" && /^(?:cancel|skip|new|save|yes|ok|begin|leave|stop)/iu.test(deed.text.trim());
}

function answered(form: Form | null): readonly FieldName[] {
  if (form === null) return [];
  const asked = form.name === "debrief" ? FORM_FIELDS.debrief : ALL_FIELDS;
  return asked
    .map(({ name }) => name)
    .filter((name) => form.values[name] !== undefined && form.values[name] !== null);
}

/**
 * The answers that an answer may take away: the one being asked for, with "no new day" the promise, and with Undo
 * what they had said.
 */
function mayGo({ form, ask }: Conversation, deed: Deed): readonly string[] {
  const undone = isUndo(deed) ? ["promise", "waitUntil", "materials"] : [];
  return [form?.at ?? "", ask?.kind === "new-promise" ? "promise" : "", ...undone];
}

function isUndo(deed: Deed): boolean {
  return deed.kind === "press" && deed.token.endsWith(".undo");
}

function isSame(one: Form, other: Form): boolean {
  return one.interview === other.interview && one.name === other.name;
}

function expectNothingLost(conversation: Conversation, world: World, deed: Deed): void {
  const { form: before } = conversation;
  const after = world.conversation.form;
  if (before === null || givesUp(deed)) return;
  if (answered(before).length === 0 && before.line === null) return;
  const unchanged = before.editing !== null && before.name === "interview";
  if (after === null || !isSame(after, before)) {
    // An edit screen in which nothing was changed may go: everything is in the interview.
    if (unchanged) {
      const stored = world.interviews.get(before.interview);
      if (stored !== undefined && stored.interview.company === before.values.company) return;
    }
    throw new Error(`the form of ${String(before.values.company)} was lost`);
  }
  const kept = new Set([...answered(after), ...mayGo(conversation, deed)]);
  const lost = answered(before).filter((name) => !kept.has(name));
  if (lost.length > 0) throw new Error(`answers were lost: ${lost.join(", ")}`);
}

function expectConsistent(world: World): void {
  for (const { interview, steps } of world.interviews.values()) {
    const mine = [...world.reminders.values()].filter((reminder) => reminder.interview === interview.id);
    for (const step of steps.filter(({ state }) => state === "planned")) {
      const alive = mine.filter((reminder) => reminder.step === step.key && reminder.state !== "cancelled");
      if (alive.length === 0) throw new Error(`nobody will be reminded of ${step.key}`);
      if (new Set(alive.map(({ nth }) => nth)).size !== alive.length)
        throw new Error(`${step.key} is reminded of twice`);
    }
    for (const reminder of mine.filter(({ state }) => state === "scheduled")) {
      const step = steps.find(({ key }) => key === reminder.step);
      if (step?.state !== "planned") throw new Error(`a reminder without its step: ${reminder.step}`);
    }
    if (new Set(interview.people.map(({ id }) => id)).size !== interview.people.length)
      throw new Error("two people with one id");
  }
}

/** The interviews only gain: a revision at a time, and what was done stays done until it is undone. */
function expectKept(before: ReadonlyMap<string, StoredInterview>, world: World, deed: Deed): void {
  for (const [id, stored] of before) {
    const now = world.interviews.get(id);
    if (now === undefined) throw new Error("an interview is gone");
    const grown = now.interview.revision - stored.interview.revision;
    if (grown < 0 || grown > 1) throw new Error(`the revision grew by ${grown}`);
    const gone = stored.interview.done.filter(
      ({ key }) => !now.interview.done.some((one) => one.key === key),
    );
    if (gone.length > 0 && !isUndo(deed))
      throw new Error(`no longer done: ${gone.map(({ key }) => key).join(", ")}`);
  }
}

const STARTS = [
  "nobody",
  "a zone",
  "an interview",
  "an overseen interview",
  "one ahead",
  "one just over",
] as const;

function worldOf(start: (typeof STARTS)[number]): World {
  const isOverseen = start === "an overseen interview";
  const user = start === "nobody" ? { timeZone: null } : { discreet: isOverseen };
  const world = new World("2026-11-18T10:00:00+01:00", user, isOverseen ? "words" : "each");
  if (start === "nobody" || start === "a zone") return world;
  const isAhead = start === "one ahead" || start === "one just over";
  const time = isAhead ? "today 11:00-11:30" : "today 09:00-09:30";
  world.handle({
    kind: "command",
    name: "interview",
    args: `Acme, Dev, ${time}, Jane Doe + Bo Ek, by Friday`,
  });
  for (const verb of ["rest", "save"]) {
    world.handle({ kind: "press", token: `a.${world.conversation.turn}.${verb}` });
  }
  world.advance(start === "one just over" ? 2 * HOUR_MS : HOUR_MS);
  return world;
}

function play(list: readonly Happening[], start: (typeof STARTS)[number]): World {
  const world = worldOf(start);
  const seen: string[] = [];
  const typed: string[] = [];
  for (const happening of list) {
    if (happening.kind === "time") world.advance(happening.hours * HOUR_MS);
    const deed = deedOf(happening, world, seen);
    if (deed === null) continue;
    typed.push(...typedBy(deed));
    const interviews = new Map(world.interviews);
    const before = world.conversation;
    const { card, replies, next } = world.handle(deed);
    const shown = [...(card === null ? [] : [card]), ...replies];
    if (shown.length === 0) throw new Error("no answer at all");
    const page = homeView(lensOf(world.user, world.now), [...world.interviews.values()]);
    for (const one of [...shown, page]) expectValid(one, typed, world.commands);
    seen.push(...tokensOn(shown));
    expect(conversationFromRow(JSON.parse(conversationToRow(next)))).toEqual(next);
    expectKept(interviews, world, deed);
    expectNothingLost(before, world, deed);
    expectConsistent(world);
  }
  return world;
}

describe("a conversation, whatever is done to it", () => {
  const runs = Number(process.env["FUZZ_RUNS"] ?? 500);

  it("never throws, shows only what can be shown, and keeps what it was told", { timeout: 120_000 }, () => {
    let saved = 0;
    let ended = 0;
    fc.assert(
      fc.property(happenings, fc.constantFrom(...STARTS), (list, start) => {
        const interviews = [...play(list, start).interviews.values()];
        saved += interviews.filter(({ interview }) => interview.revision > 1).length;
        ended += interviews.filter(({ interview }) => interview.outcome !== null).length;
      }),
      { numRuns: runs },
    );
    // The walk goes deep enough to mean something.
    expect(saved).toBeGreaterThan(runs / 10);
    expect(ended).toBeGreaterThan(runs / 50);
  });

  it("would notice an empty text, a leftover and a lost answer", () => {
    const world = new World("2026-11-18T10:00:00+01:00");
    expect(() => expectValid(view([{ kind: "text", text: " " }]), [])).toThrow("an empty text");
    expect(() => expectValid(view([{ kind: "text", text: "It is {when}" }]), [])).toThrow("a leftover");
    const command = view([{ kind: "text", text: "/next shows what is due." }]);
    expect(() => expectValid(command, [], "words")).toThrow("a command");
    expect(() => expectValid(command, [])).not.toThrow();
    world.handle({ kind: "command", name: "interview", args: "" });
    world.handle({ kind: "text", text: "Acme" });
    const before = world.conversation;
    world.handle({ kind: "text", text: "cancel" });
    expect(() => expectNothingLost(before, world, { kind: "unsupported" })).toThrow("was lost");
  });
});
