import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { labelsOf, textOf } from "../fakes/recording-adapter.ts";
import { createTestApp, sharedDatabase, type TestApp, type TestPerson } from "../fakes/test-app.ts";

let bot: TestApp;
let maya: TestPerson;
const database = sharedDatabase();

beforeEach(async () => {
  bot = await createTestApp(await database.emptied());
  maya = bot.person();
});
afterEach(() => bot.close());

/** Up to the question when it was, with company and role answered. */
async function untilWhen(): Promise<void> {
  await maya.says("/interview");
  await maya.says("Acme");
  await maya.says("Backend developer");
  await maya.says("Europe/Stockholm");
  await maya.presses("Yes");
}

/** What was typed is still there: the rest can be answered and the summary has it all. */
async function expectNothingLost(): Promise<void> {
  await maya.says("yesterday 14:00");
  await maya.presses("Skip the rest");
  const summary = textOf(maya.last.view);
  expect(summary).toContain("Company: Acme");
  expect(summary).toContain("Role: Backend developer");
  expect(summary).toContain("When: Tuesday 17 November, 14:00 to 15:00");
}

describe("an answer that cannot be used", () => {
  it.each([
    ["nothing", "", /could not see any words/u],
    ["blanks", " \n\t ", /could not see any words/u],
    ["control characters", "\u0000\u0007\u001b", /could not see any words/u],
    ["emoji only", "🙂🙂", /could not read a day/u],
    ["5,000 characters", "a".repeat(5_000), /5,?000 characters.*Up to 2,?000 work/u],
    ["a date that does not exist", "30 February 10:00", /does not exist/u],
    ["an interview in 1999", "3 May 1999 10:00", /too far away.*yesterday 14:00/u],
    ["an interview in 2099", "3 May 2099 10:00", /too far away.*yesterday 14:00/u],
    ["no date at all", "somewhen maybe", /could not read a day.*yesterday 14:00/u],
  ])("is asked again after %s, with what works, and nothing is lost", async (_name, line, answer) => {
    await untilWhen();
    const answers = await maya.says(line);
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatch(answer);
    await expectNothingLost();
  });

  it("is asked again after a sticker, with the question below", async () => {
    await untilWhen();
    await bot.adapter.receive("maya", { kind: "unsupported" });
    await bot.app.idle();
    expect(textOf(maya.last.view)).toMatch(/only read text.*When was it, or when is it\?/su);
    await expectNothingLost();
  });

  it("is explained for each field", async () => {
    await maya.says("/interview");
    expect((await maya.says("🙂"))[0]).toContain("I need the company’s name");
    expect((await maya.says("x".repeat(101)))[0]).toContain("up to 100 characters");
    await maya.says("Acme");
    await maya.says("Developer");
    expect((await maya.says("Zzyzzxq"))[0]).toContain("I do not know that place or zone");
    await maya.says("Europe/Stockholm");
    await maya.says("yes");
    await maya.says("yesterday 14:00");
    expect((await maya.says("🙂"))[0]).toContain("Jane Doe (CTO) + Per Lund");
    await maya.says("Jane Doe");
    expect((await maya.says("when they can"))[0]).toContain("by Friday, in two weeks");
    expect((await maya.says("on 3 May 2099"))[0]).toContain("more than a year away");
    await maya.says("by Friday");
    expect((await maya.says("by pigeon"))[0]).toContain("e-mail, phone, post, LinkedIn");
    await maya.says("email");
    await maya.says("nothing");
    expect(textOf(maya.last.view)).toContain("stayed with you");
    expect((await maya.says("y".repeat(501)))[0]).toContain("up to 500 characters");
    await maya.says("their story");
    expect(textOf(maya.last.view)).toContain("Stayed with you: their story");
  });

  it("leaves the summary where it is", async () => {
    await untilWhen();
    await maya.says("yesterday 14:00");
    await maya.presses("Skip the rest");
    expect((await maya.says("what now"))[0]).toContain("Press Save if this is right");
    expect(labelsOf(maya.last.view)).toEqual(["Save", "Edit", "Cancel"]);
    expect((await maya.says("yes"))[0]).toContain("Saved: Acme");
  });
});

describe("a doubtful answer", () => {
  it("is asked about with dates to choose from", async () => {
    await untilWhen();
    await maya.says("yesterday 14:00");
    await maya.says("Jane Doe");
    expect((await maya.says("next Friday"))[0]).toContain("Which day did they mean?");
    expect(labelsOf(maya.last.view).slice(0, 2)).toEqual(["Friday 27 November", "Friday 20 November"]);
    await maya.presses("Friday 20 November");
    await maya.presses("Skip the rest");
    expect(textOf(maya.last.view)).toContain("Answer promised: by Friday 20 November");
  });

  it("about a promise before the interview is asked again", async () => {
    await untilWhen();
    await maya.says("yesterday 14:00");
    await maya.says("Jane Doe");
    expect((await maya.says("by 2 November 2026"))[0]).toMatch(/before the interview/u);
  });

  it("keeps the parts of a line that fit nowhere, and shows them", async () => {
    await maya.says(
      "/interview Acme, Developer, yesterday 14:00, ???, it rained a lot that day and we laughed",
    );
    await maya.says("Europe/Stockholm");
    await maya.presses("Yes");
    await maya.presses("Skip the rest");
    expect(textOf(maya.last.view)).toContain("I did not know where to put");
    expect(textOf(maya.last.view)).toContain("it rained a lot that day and we laughed");
  });
});

describe("commands", () => {
  it("that do not exist are answered with the one that was meant", async () => {
    expect(await maya.says("/intervew")).toEqual(["I do not know /intervew. Did you mean /interview?"]);
    expect(await maya.says("/setings")).toEqual(["I do not know /setings. Did you mean /settings?"]);
    expect(await maya.says("/frobnicate")).toEqual(["I do not know /frobnicate. /help shows what I can do."]);
  });

  it("work in the middle of a question, which goes on afterwards", async () => {
    await untilWhen();
    await maya.says("/help");
    await maya.says("/next");
    await expectNothingLost();
  });

  it("do not throw away an unfinished interview for a new one without asking", async () => {
    await untilWhen();
    expect((await maya.says("/interview Beta, Designer, today 09:00"))[0]).toContain(
      "You are still logging Acme · Backend developer.",
    );
    await maya.presses("Go on");
    await expectNothingLost();
    await maya.says("/interview Beta, Designer, today 09:00");
    await maya.presses("Begin a new one");
    await maya.presses("Skip the rest");
    expect(textOf(maya.last.view)).toContain("Company: Beta");
  });

  it("keep a line that waits in sight when another question goes first", async () => {
    await untilWhen();
    await maya.says("/interview Beta, Designer, today 09:00");
    expect((await maya.says("/interview"))[0]).toContain("Go on with it, or leave it");
    await maya.says("/settings");
    await maya.presses("Waking hours");
    await maya.says("8 to 21");
    await maya.says("yesterday 14:00");
    await maya.presses("Skip the rest");
    const summary = textOf(maya.last.view);
    expect(summary).toContain("Company: Acme");
    expect(summary).toContain("I did not know where to put: “Beta, Designer, today 09:00”");
  });

  it("cancel the question being asked", async () => {
    await untilWhen();
    expect((await maya.says("/cancel"))[0]).toContain("nothing was saved");
    expect((await maya.says("hello"))[0]).toContain("I am not asking anything right now");
  });

  it("of 5,000 characters are refused kindly", async () => {
    expect((await maya.says(`/interview ${"Acme, ".repeat(1_000)}`))[0]).toMatch(/Up to 2,?000 work/u);
  });
});

describe("a date without a year", () => {
  it("is the nearer one: an interview ahead, a promise that has just passed", async () => {
    await maya.says("/interview Acme, Developer, 12 December 10:00, Jane Doe");
    await maya.says("Europe/Stockholm");
    await maya.presses("Yes");
    expect(textOf(maya.last.view)).toContain("When: Saturday 12 December, 10:00 to 11:00");
    await maya.presses("Cancel");
    await maya.says("/interview Acme, Developer, 10 November 14:00, Jane Doe, decision by 12 November");
    await maya.presses("Skip the rest");
    expect(textOf(maya.last.view)).toContain("Answer promised: by Thursday 12 November");
  });
});
