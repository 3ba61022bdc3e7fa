import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DeliveryError } from "../../src/ports/adapter.ts";
import { buttonOf, labelsOf, type Shown, textOf } from "../fakes/recording-adapter.ts";
import { createTestApp, sharedDatabase, type TestApp, type TestPerson } from "../fakes/test-app.ts";
import { present } from "../support/stores/samples.ts";

let bot: TestApp;
let maya: TestPerson;
const database = sharedDatabase();

beforeEach(async () => {
  bot = await createTestApp(await database.emptied());
  maya = bot.person();
  await maya.says("/interview Acme, Backend developer, today 09:00, Jane Doe (CTO)");
  await maya.says("Europe/Stockholm");
  await maya.presses("Yes");
  await maya.presses("Skip the rest");
  await maya.presses("Save");
});
afterEach(() => bot.close());

const cards = (): readonly Shown[] =>
  maya.messages.filter(({ view }) => textOf(view).startsWith("Thank Jane Doe"));

/** The reminder twice: the answer to the first attempt was lost. */
async function twice(): Promise<{ first: Shown; second: Shown }> {
  bot.adapter.lostAnswers = 1;
  await bot.advanceHours(2);
  const [first, second, ...others] = cards();
  expect(others).toEqual([]);
  return { first: present(first), second: present(second) };
}

describe("a reminder that is there twice, because nobody could know", () => {
  it("says so in the second copy, and counts it", async () => {
    await twice();
    expect(bot.adapter.attempts.at(-1)?.doubt?.note).toContain("You may see this twice");
    expect(bot.app.counts).toMatchObject({ uncertain: 1, repeated: 1 });
  });

  it("works in the copy we did not know, and the other one is tidied away", async () => {
    const { first } = await twice();
    await maya.pressesOn(first, "Mark sent");
    expect(cards()).toEqual([first]);
    expect(textOf(first.view)).toContain("Marked as sent");
    expect(labelsOf(first.view)).toContain("Undo");
  });

  it("works in the copy we know, and then in the other one as well", async () => {
    const { first, second } = await twice();
    await maya.pressesOn(second, "Mark sent");
    expect(textOf(second.view)).toContain("Marked as sent");
    expect(cards()).toEqual([first, second]);
    await maya.pressesOn(first, "Mark sent");
    expect(textOf(first.view)).toContain("That is done already; nothing was changed.");
    expect(cards()).toEqual([first]);
  });

  it("is tidied away one copy after the other, however many there are", async () => {
    bot.adapter.lostAnswers = 2;
    await bot.advanceHours(2);
    const [first, second] = cards();
    expect(cards()).toHaveLength(3);
    await maya.pressesOn(present(first), "Snooze");
    expect(cards()).toEqual([first, second]);
    await maya.pressesOn(present(second), "Snooze");
    expect(cards()).toEqual([second]);
  });
});

describe("a reminder that is there once", () => {
  it("is left alone by a press on another message", async () => {
    await bot.advanceHours(2);
    const [card] = cards();
    const { token } = buttonOf(present(card), "Snooze");
    await maya.says("/help");
    await bot.adapter.receive("maya", { kind: "press", token, source: maya.last.ref });
    await bot.app.idle();
    expect(cards().some(({ ref }) => ref.message === card?.ref.message)).toBe(true);
  });

  it("is found to be there although the platform said nothing", async () => {
    bot.adapter.failures.push(new DeliveryError("uncertain", "no answer"));
    await bot.advanceHours(2);
    const [card] = cards();
    await maya.pressesOn(present(card), "Snooze");
    expect(cards()).toEqual([card]);
  });
});
