import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { labelsOf, textOf } from "../fakes/recording-adapter.ts";
import { createTestApp, sharedDatabase, type TestApp, type TestPerson } from "../fakes/test-app.ts";

const LINE =
  "/interview Acme, Backend developer, yesterday 14:00, Jane Doe (CTO) + Per Lund, decision by Friday";

let bot: TestApp;
let maya: TestPerson;

const database = sharedDatabase();
beforeEach(async () => {
  bot = await createTestApp(await database.emptied());
  maya = bot.person();
});
afterEach(() => bot.close());

/** Logs the interview of the line as somebody who lives in Stockholm. */
async function log(line = LINE): Promise<void> {
  await maya.says(line);
  await maya.says("Stockholm");
  await maya.presses("Yes");
  await maya.presses("Skip the rest");
  await maya.presses("Save");
}

describe("logging an interview in one line", () => {
  it("asks for the time zone once, confirms it, and asks only for what is missing", async () => {
    expect(await maya.says(LINE)).toEqual([expect.stringContaining("Where are you?")]);
    expect(await maya.says("Stockholm")).toEqual([
      "Europe/Stockholm: your time should be 10:00. Is that right?",
    ]);
    const [confirmed, question] = await maya.presses("Yes");
    expect(confirmed).toBe(
      "Good: Europe/Stockholm, your time is 10:00.\nPublic holidays count as those of: Sweden. Settings change that.",
    );
    expect(question).toContain("How do they prefer to be reached?");
    await maya.presses("E-mail");
    expect(textOf(maya.last.view)).toContain("Did they ask you to send anything?");
    await maya.says("references by Thursday");
    expect(textOf(maya.last.view)).toContain("stayed with you");
    const [summary] = await maya.says("their story about the import tool");
    expect(summary).toContain("Company: Acme");
    expect(summary).toContain("Role: Backend developer");
    expect(summary).toContain("When: Tuesday 17 November, 14:00 to 15:00");
    expect(summary).toContain("People: Jane Doe (CTO), Per Lund");
    expect(summary).toContain("Answer promised: by Friday 20 November");
    expect(summary).toContain("They asked for: references (Thursday 19 November)");
    expect(labelsOf(maya.last.view)).toEqual(["Save", "Edit", "Cancel"]);
  });

  it("saves and shows the plan with weekdays and dates", async () => {
    await log();
    // What is due at once comes right after it.
    const saved = maya.messages.map(({ view }) => textOf(view)).find((text) => text.startsWith("Saved"));
    expect(saved).toContain("Saved: Acme · Backend developer");
    expect(saved).toContain("Thank Jane Doe");
    expect(saved).toContain("Thank Per Lund");
    expect(saved).toMatch(/Follow up: Monday 23 November, 09:30/u);
  });
});

describe("logging an interview step by step", () => {
  it("asks one question at a time, with Back, Skip and Cancel, and goes on after days", async () => {
    expect(await maya.says("/interview")).toEqual(["Which company?"]);
    expect(labelsOf(maya.last.view)).toEqual(["Cancel"]);
    await maya.says("Acme");
    expect(labelsOf(maya.last.view)).toEqual(["‹ Back", "Skip", "Skip the rest", "Cancel"]);
    await maya.says("Backend developer");
    expect(textOf(maya.last.view)).toContain("Where are you?");
    await maya.says("Stockholm");
    await maya.presses("Yes");
    expect(textOf(maya.last.view)).toBe("When was it, or when is it?");
    await bot.advanceHours(50);
    await maya.says("/next");
    expect(await maya.says("/interview")).toEqual([
      expect.stringContaining("You were logging Acme · Backend developer."),
    ]);
    await maya.presses("Yesterday");
    expect(textOf(maya.last.view)).toBe("At what time on Thursday 19 November?");
    await maya.says("half past two");
    expect(textOf(maya.last.view)).toContain("Whom did you meet?");
    await maya.presses("‹ Back");
    expect(textOf(maya.last.view)).toContain("When was it, or when is it?");
    await maya.presses("Yesterday");
    await maya.presses("14:00");
    await maya.presses("Skip the rest");
    expect(textOf(maya.last.view)).toContain("When: Thursday 19 November, 14:00 to 15:00");
  });

  it("lets every field be edited before saving and later", async () => {
    await log();
    await maya.presses("Edit");
    await maya.presses("Role");
    await maya.says("Platform engineer");
    await maya.presses("Answer promised");
    await maya.says("in two weeks");
    const [changed] = await maya.presses("Save");
    expect(changed).toContain("Changed: Acme · Platform engineer");
    expect(changed).toMatch(/Follow up: Friday 4 December, 09:30/u);
  });
});

describe("reminders", () => {
  it("arrive when due with what, whom, why now and deadline", async () => {
    await log("/interview Acme, Backend developer, today 09:00, Jane Doe (CTO), decision by Friday");
    await bot.advanceHours(2);
    const card = textOf(maya.last.view);
    expect(card).toContain("Thank Jane Doe");
    expect(card).toContain("Interview: Acme · Backend developer");
    expect(card).toContain("Why now: The interview was today");
    expect(card).toContain("Deadline: Thursday 19 November, 10:00, tomorrow");
    expect(labelsOf(maya.last.view)).toEqual(["Draft", "Mark sent", "Snooze", "They replied", "More"]);
  });

  it("come again as a nudge unless marked sent, and each only once", async () => {
    await log("/interview Acme, Backend developer, today 09:00, Jane Doe");
    await bot.advanceHours(26);
    const cards = maya.messages.filter(({ view }) => labelsOf(view).includes("Mark sent"));
    expect(cards).toHaveLength(2);
    await bot.app.reconcile();
    await bot.app.idle();
    expect(maya.messages.filter(({ view }) => labelsOf(view).includes("Mark sent"))).toHaveLength(2);
  });

  it("have the words ready and ask how to sign once", async () => {
    await log("/interview Acme, Backend developer, today 09:00, Jane Doe (CTO)");
    await bot.advanceHours(1);
    expect(await maya.presses("Draft")).toEqual([expect.stringContaining("How do you sign your letters?")]);
    const [draft] = await maya.says("Maya Brandt");
    expect(draft).toContain("Draft: Thank Jane Doe");
    expect(draft).toContain("Jane");
    expect(draft).toContain("Maya Brandt");
    const [another] = await maya.presses("Another version");
    expect(another).not.toBe(draft);
    expect(another).toContain("Maya Brandt");
    expect(await maya.presses("As e-mail file")).toEqual([expect.stringContaining("Open the file")]);
    expect(maya.last.view.file).toMatchObject({ name: "thank-you-acme.eml", mediaType: "message/rfc822" });
    const [sent] = await maya.presses("Mark sent");
    expect(sent).toContain("✓ Marked as sent Wednesday 18 November, 11:00");
  });

  it("plan what follows from the time a follow-up was sent", async () => {
    await log();
    await bot.advanceHours(5 * 24);
    const follow = maya.messages.findLast(({ view }) => textOf(view).startsWith("Follow up"));
    if (follow === undefined) throw new Error("no follow-up came");
    expect(textOf(follow.view)).toContain("They said “by Friday”; Friday 20 November has passed");
    const [sent] = await maya.pressesOn(follow, "Mark sent");
    expect(sent).toContain("Next: Follow up once more, Monday 30 November, 09:30.");
  });

  it("can be put off, which says what moved and what did not", async () => {
    await log("/interview Acme, Backend developer, today 09:00, Jane Doe + Per Lund, decision by Friday");
    await bot.advanceHours(1);
    await maya.presses("Snooze");
    expect(labelsOf(maya.last.view).slice(0, 5)).toEqual([
      "This evening (19:00)",
      "Tomorrow 08:30",
      "Next working day (Thursday 19 November)",
      "In 3 days (Saturday 21 November)",
      "Pick a time",
    ]);
    const [card] = await maya.presses("In 3 days");
    expect(card).toContain("Moved to Saturday 21 November, 09:30.");
    expect(card).toContain("Mind the deadline: it passes Thursday 19 November, 10:00");
    expect(card).toMatch(/stays/u);
    await bot.advanceHours(3 * 24);
    expect(maya.messages.filter(({ view }) => textOf(view).startsWith("Thank"))).not.toHaveLength(0);
  });

  it("take a time typed by hand", async () => {
    await log("/interview Acme, Backend developer, today 09:00, Jane Doe");
    await bot.advanceHours(1);
    await maya.presses("Snooze");
    await maya.presses("Pick a time");
    expect(await maya.says("yesterday 9:00")).toEqual([expect.stringContaining("That time has passed.")]);
    const [card] = await maya.says("today at 15:00");
    expect(card).toContain("Comes back Wednesday 18 November, 15:00");
    await bot.advanceHours(5);
    expect(textOf(maya.last.view)).toContain("Thank Jane Doe");
    expect(labelsOf(maya.last.view)).toContain("Mark sent");
  });

  it("explain themselves, naming the guides", async () => {
    await log("/interview Acme, Backend developer, today 09:00, Jane Doe");
    await bot.advanceHours(1);
    await maya.presses("More");
    expect(labelsOf(maya.last.view)).toEqual([
      "Skip",
      "Job lost",
      "Why?",
      "Edit",
      "Sent at another time",
      "‹ Back",
    ]);
    const [why] = await maya.presses("Why?");
    expect(why).toMatch(/guide/u);
  });
});

describe("the end of it", () => {
  it("closes everything when the job is lost, says how much, and can be undone", async () => {
    await log("/interview Acme, Backend developer, today 09:00, Jane Doe + Per Lund, decision by Friday");
    await bot.advanceHours(1);
    await maya.presses("More");
    const [closed] = await maya.presses("Job lost");
    expect(closed).toContain("Closed 3 reminders.");
    await bot.advanceHours(4 * 24);
    const count = maya.messages.length;
    const [undone] = await maya.presses("Undo");
    expect(undone).toContain("3 reminders are back.");
    await bot.advanceHours(48);
    expect(maya.messages.length).toBeGreaterThan(count);
  });

  it("offers the next round with company and people filled in", async () => {
    await log("/interview Acme, Backend developer, today 09:00, Jane Doe (CTO), decision by Friday");
    await bot.advanceHours(1);
    await maya.presses("They replied");
    await maya.presses("Next round");
    expect(maya.messages.some(({ view }) => textOf(view).includes("Congratulations on the next round"))).toBe(
      true,
    );
    await maya.presses("Log the next interview");
    await maya.says("tomorrow 10:00");
    const summary = textOf(maya.last.view);
    expect(summary).toContain("Company: Acme");
    expect(summary).toContain("People: Jane Doe (CTO)");
  });

  it("follows a new promised day", async () => {
    await log("/interview Acme, Backend developer, today 09:00, Jane Doe, decision by Friday");
    await bot.advanceHours(1);
    await maya.presses("They replied");
    await maya.presses("A new date");
    const [noted] = await maya.says("by 1 December");
    expect(noted).toContain("an answer by Tuesday 1 December");
    expect(noted).toMatch(/Follow up: Thursday 3 December, 09:30/u);
  });
});

describe("lists and settings", () => {
  it("groups the interviews and opens one", async () => {
    await log();
    const [list] = await maya.says("/interviews");
    expect(list).toContain("Your interviews");
    expect(list).toContain("Acme · Backend developer");
    const [whole] = await maya.presses("Acme");
    expect(whole).toContain("People: Jane Doe (CTO), Per Lund");
  });

  it("shows what is due, and otherwise what comes next", async () => {
    expect(await maya.says("/next")).toEqual([expect.stringContaining("Nothing is waiting.")]);
    await log("/interview Acme, Backend developer, today 09:00, Jane Doe");
    expect((await maya.says("/next"))[0]).toContain("Nothing is due now.");
    await bot.advanceHours(2);
    expect((await maya.says("/next"))[0]).toContain("Thank Jane Doe");
  });

  it("replans when the pace changes", async () => {
    await log("/interview Acme, Backend developer, today 09:00, Jane Doe");
    await maya.says("/settings");
    await maya.presses("Gentle");
    const [whole] = await maya.says("/interviews").then(() => maya.presses("Acme"));
    expect(whole).toMatch(/Follow up: Wednesday 2 December, 09:30/u);
  });

  it("moves reminders into new waking hours", async () => {
    await log("/interview Acme, Backend developer, today 09:00, Jane Doe");
    await maya.says("/settings");
    await maya.presses("Waking hours");
    expect(await maya.says("9 to 10")).toEqual([expect.stringContaining("at least four hours apart")]);
    const [settings] = await maya.says("from 12 to 22:30");
    expect(settings).toContain("Waking hours: 12:00 to 22:30");
    await maya.says("/interviews");
    const [whole] = await maya.presses("Acme");
    expect(whole).toMatch(/Thank Jane Doe: Wednesday 18 November, 12:00/u);
  });
});
