import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Platform } from "../../src/core/address.ts";
import { buttonOf, labelsOf, type Shown, textOf } from "../fakes/recording-adapter.ts";
import { createTestApp, sharedDatabase, type TestApp, type TestPerson } from "../fakes/test-app.ts";

let bot: TestApp;
let maya: TestPerson;
const database = sharedDatabase();

async function open(platform: Platform): Promise<void> {
  bot = await createTestApp(await database.emptied(), undefined, platform);
  maya = bot.person();
}
beforeEach(() => open("slack"));
afterEach(() => bot.close());

const LINE = "/interview Acme, Backend developer, today 09:00-09:30, Jane Doe (CTO), decision by Friday";

async function log(line = LINE): Promise<void> {
  await maya.says(line);
  if (labelsOf(maya.last.view).every((label) => label !== "Skip the rest")) {
    await maya.says("Europe/Stockholm");
    await maya.presses("Yes");
  }
  await maya.presses("Skip the rest");
  await maya.presses("Save");
}

const CAUTION = /^One word of caution: whoever runs this workspace, your employer perhaps/u;
const cautions = (): readonly Shown[] => maya.messages.filter(({ view }) => CAUTION.test(textOf(view)));

describe("where an employer may read along", () => {
  it("the first contact says so once, before anything else", async () => {
    const answers = await maya.says("/start");
    expect(answers).toHaveLength(2);
    expect(answers[0]).toMatch(CAUTION);
    expect(answers[1]).toContain("Hello");
    await maya.says("/start");
    await log();
    await bot.advanceHours(30);
    expect(cautions()).toHaveLength(1);
  });

  it("a first contact that ended in a fault of ours is told as well", async () => {
    const client = await bot.database.pool.connect();
    const query = (sql: string) => client.query(sql, []);
    await query("ALTER TABLE conversations RENAME TO away");
    client.release();
    await maya.says("/start");
    const again = await bot.database.pool.connect();
    await again.query("ALTER TABLE away RENAME TO conversations", []);
    again.release();
    expect(maya.messages.map(({ view }) => textOf(view))).toEqual([
      expect.stringMatching(CAUTION),
      expect.stringContaining("Something went wrong on my side"),
    ]);
    await maya.says("/start");
    expect(cautions()).toHaveLength(1);
  });

  it("a reminder says that something is due, and nothing else", async () => {
    await log();
    const before = maya.messages.length;
    await bot.advanceHours(1);
    expect(maya.messages).toHaveLength(before + 1);
    expect(textOf(maya.last.view)).toBe("1 thing is due.");
    expect(labelsOf(maya.last.view)).toEqual(["Show it"]);
  });

  it("Show it opens the card in place, and it works like any other", async () => {
    await log();
    await bot.advanceHours(1);
    const card = maya.last;
    const before = maya.messages.length;
    const [shown] = await maya.presses("Show it");
    expect(shown).toContain("Thank Jane Doe");
    expect(shown).toContain("Acme · Backend developer");
    expect([maya.messages.length, card.edits]).toEqual([before, 1]);
    expect(labelsOf(card.view)).toEqual(["Draft", "Mark sent", "Snooze", "They replied", "More"]);
    await maya.pressesOn(card, "Mark sent");
    expect(textOf(card.view)).toContain("✓ Marked as sent");
  });

  it("Show it tells how things stand when the step was dealt with or moved meanwhile", async () => {
    await log();
    await bot.advanceHours(1);
    const card = maya.last;
    const show = buttonOf(card, "Show it").token;
    await maya.says("/next");
    await maya.presses("Snooze");
    await maya.presses("In 3 days");
    await bot.adapter.receive("maya", { kind: "press", token: show, source: card.ref });
    await bot.app.idle();
    expect(textOf(card.view)).toContain("That card was out of date; this is how it stands.");
    expect(textOf(card.view)).toContain("Comes back Saturday 21 November");
  });

  it("Show it shows another person nothing", async () => {
    await log();
    await bot.advanceHours(1);
    const { token } = buttonOf(maya.last, "Show it");
    const eve = bot.person("eve");
    await bot.adapter.receive("eve", { kind: "press", token, source: { ...maya.last.ref, chat: "eve" } });
    await bot.app.idle();
    const seen = eve.messages.map(({ view }) => textOf(view)).join("\n");
    expect(seen).toContain("I do not know that button, or it is not yours.");
    expect(seen).not.toMatch(/Acme|Jane/u);
  });

  it("the caution's own button turns it off, in place", async () => {
    await maya.says("/start");
    const [caution] = cautions();
    if (caution === undefined) throw new Error("no caution came");
    await maya.pressesOn(caution, "Say it all at once");
    expect(textOf(caution.view)).toContain("Discreet reminders: off: a reminder says what is due at once");
    await log();
    await bot.advanceHours(1);
    expect(textOf(maya.last.view)).toContain("Thank Jane Doe");
  });
});

describe("discreet reminders", () => {
  it("are a setting everywhere, which moves no reminder", async () => {
    await bot.close();
    await open("console");
    await log();
    expect(cautions()).toEqual([]);
    const reminders = async () => {
      const client = await bot.database.pool.connect();
      try {
        return (await client.query("SELECT id, revision, due_at FROM reminders ORDER BY id", [])).rows;
      } finally {
        client.release();
      }
    };
    const before = await reminders();
    const [off] = await maya.says("/settings");
    expect(off).toContain("Discreet reminders: off");
    const [on] = await maya.presses("Turn discreet on");
    expect(on).toContain("Discreet reminders: on: a reminder only says that something is due");
    expect(await reminders()).toEqual(before);
    await bot.advanceHours(1);
    expect(textOf(maya.last.view)).toBe("1 thing is due.");
    await maya.says("/settings");
    const [again] = await maya.presses("Turn discreet off");
    expect(again).toContain("Done.");
    await bot.advanceHours(24);
    expect(textOf(maya.last.view)).toContain("Thank Jane Doe");
  });

  it("hide nothing from who asks for it", async () => {
    await log();
    await bot.advanceHours(1);
    expect((await maya.says("/next")).join("\n")).toContain("Thank Jane Doe");
  });
});
