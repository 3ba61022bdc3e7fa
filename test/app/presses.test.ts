import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buttonOf, labelsOf, type Shown, textOf } from "../fakes/recording-adapter.ts";
import { createTestApp, sharedDatabase, type TestApp, type TestPerson } from "../fakes/test-app.ts";

let bot: TestApp;
let maya: TestPerson;
let card: Shown;
const database = sharedDatabase();

beforeEach(async () => {
  bot = await createTestApp(await database.emptied());
  maya = bot.person();
  await maya.says("/interview Acme, Backend developer, today 09:00, Jane Doe (CTO), decision by Friday");
  await maya.says("Europe/Stockholm");
  await maya.presses("Yes");
  await maya.presses("Skip the rest");
  await maya.presses("Save");
  await bot.advanceHours(1);
  card = maya.last;
});
afterEach(() => bot.close());

/** Every row of the interviews, steps, reminders and what was done, to see that nothing changed. */
async function everything(): Promise<string> {
  const client = await bot.database.pool.connect();
  try {
    const tables = ["users", "interviews", "people", "steps", "done_steps", "snoozed_steps", "reminders"];
    const rows: unknown[] = [];
    for (const table of tables)
      rows.push((await client.query(`SELECT * FROM ${table} ORDER BY 1, 2`, [])).rows);
    return JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
  } finally {
    client.release();
  }
}

describe("a press", () => {
  it("delivered twice by the platform is handled once", async () => {
    const press = { kind: "press", token: buttonOf(card, "Mark sent").token, source: card.ref } as const;
    await bot.adapter.receive("maya", press, "twice");
    await bot.app.idle();
    const before = await everything();
    const count = maya.messages.length;
    await bot.adapter.receive("maya", press, "twice");
    await bot.app.idle();
    expect(await everything()).toBe(before);
    expect(maya.messages).toHaveLength(count);
  });

  it("made twice does nothing the second time and says so", async () => {
    const { token } = buttonOf(card, "Mark sent");
    await maya.pressesOn(card, "Mark sent");
    const before = await everything();
    await bot.adapter.receive("maya", { kind: "press", token, source: card.ref });
    await bot.app.idle();
    expect(textOf(card.view)).toContain("That is done already; nothing was changed.");
    expect(await everything()).toBe(before);
  });

  it("on a card of an older plan changes nothing and shows how things stand", async () => {
    const { token } = buttonOf(card, "Mark sent");
    await maya.presses("Snooze");
    await maya.presses("In 3 days");
    const before = await everything();
    await bot.adapter.receive("maya", { kind: "press", token, source: card.ref });
    await bot.app.idle();
    expect(textOf(card.view)).toContain("That card was out of date; this is how it stands.");
    expect(textOf(card.view)).toContain("Comes back Saturday 21 November, 09:30");
    expect(await everything()).toBe(before);
  });

  it("by another person shows nothing of it and changes nothing", async () => {
    const eve = bot.person("eve");
    await eve.says("/next");
    const before = await everything();
    const buttons = [
      ...card.view.buttons.flat(),
      ...maya.messages.flatMap(({ view }) => view.buttons.flat()),
    ];
    for (const { token } of buttons.filter(
      ({ token: text }) => text.startsWith("r.") || text.startsWith("i."),
    )) {
      await bot.adapter.receive("eve", { kind: "press", token, source: { ...card.ref, chat: "eve" } });
    }
    await bot.app.idle();
    const shown = eve.messages.map(({ view }) => textOf(view)).join("\n");
    expect(shown).toContain("I do not know that button, or it is not yours.");
    expect(shown).not.toMatch(/Jane|CTO|Stockholm/u);
    expect(await everything()).toBe(before);
  });

  it("of something that never was a button is answered kindly", async () => {
    for (const token of [
      "",
      "x",
      "r.1.2.3",
      "a.999.q0",
      "i.AAAAAAAAAAAAAAAAAAAAAA.1.lost",
      "__proto__",
      "🙂",
    ]) {
      await bot.adapter.receive("maya", { kind: "press", token, source: card.ref });
      await bot.app.idle();
      expect(textOf(maya.last.view)).toMatch(/do not know that button|answered already/u);
    }
  });

  it("on an earlier question shows the one being asked now", async () => {
    await maya.says("/interview");
    const first = maya.last;
    const { token } = buttonOf(first, "Cancel");
    await maya.says("Beta");
    await bot.adapter.receive("maya", { kind: "press", token, source: first.ref });
    await bot.app.idle();
    expect(textOf(maya.last.view)).toMatch(/belongs to an earlier question.*For which role\?/su);
  });
});

describe("undo", () => {
  it("takes back Mark sent, and the step is planned again", async () => {
    await maya.pressesOn(card, "Mark sent");
    expect(labelsOf(card.view)).toEqual(["Undo"]);
    await maya.pressesOn(card, "Undo");
    expect(textOf(card.view)).toContain("Undone.");
    expect(labelsOf(card.view)).toContain("Mark sent");
  });

  it("takes back what was marked before its reminder was even due", async () => {
    await maya.says("/interview Beta, Designer, today 09:30, Ann Lee");
    await maya.presses("Skip the rest");
    await maya.presses("Save");
    await maya.pressesOn(card, "Mark sent");
    await maya.says("/next");
    expect(textOf(maya.last.view)).toContain("Thank Ann Lee");
    await maya.presses("Mark sent");
    expect(textOf(maya.last.view)).toContain("Marked as sent");
    await maya.presses("Undo");
    expect(textOf(maya.last.view)).toContain("Undone.");
    await bot.advanceHours(1);
    expect(labelsOf(maya.last.view)).toContain("Mark sent");
  });

  it("of a closed interview is refused when something has happened since", async () => {
    await maya.pressesOn(card, "More");
    await maya.pressesOn(card, "Job lost");
    const { token } = buttonOf(card, "Undo");
    await maya.pressesOn(card, "Undo");
    await bot.adapter.receive("maya", { kind: "press", token, source: card.ref });
    await bot.app.idle();
    expect(textOf(card.view)).toContain("Too much has happened since to undo that.");
  });
});
