import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { labelsOf, textOf } from "../fakes/recording-adapter.ts";
import { createTestApp, sharedDatabase, type TestApp, type TestPerson } from "../fakes/test-app.ts";

let bot: TestApp;
let maya: TestPerson;
const database = sharedDatabase();

beforeEach(async () => {
  bot = await createTestApp(await database.emptied(), undefined, "slack");
  maya = bot.person();
});
afterEach(() => bot.close());

async function visit(account = "maya"): Promise<void> {
  await bot.adapter.receive(account, { kind: "home" });
  await bot.app.idle();
}

function home(account = "maya"): string {
  const page = bot.adapter.homes.get(account);
  return page === undefined ? "nothing" : textOf(page);
}

async function log(company = "Acme"): Promise<void> {
  await maya.says(
    `/interview ${company}, Backend developer, today 09:00-09:30, Jane Doe (CTO), decision by Friday`,
  );
  if (!labelsOf(maya.last.view).includes("Skip the rest")) {
    await maya.says("Europe/Stockholm");
    await maya.presses("Yes");
  }
  await maya.presses("Skip the rest");
  await maya.presses("Save");
}

/** A button of the page, which stands on no message. */
async function pressAtHome(label: string): Promise<readonly string[]> {
  const before = maya.messages.length;
  const button = bot.adapter.homes
    .get("maya")
    ?.buttons.flat()
    .find((one) => one.label.startsWith(label));
  if (button === undefined) throw new Error(`the page has no button “${label}”`);
  await bot.adapter.receive("maya", { kind: "press", token: button.token, source: null });
  await bot.app.idle();
  return maya.messages.slice(before).map(({ view }) => textOf(view));
}

/** How often the page is shown while something is done. */
async function shownDuring(work: () => Promise<unknown>): Promise<number> {
  const before = bot.adapter.homesShown;
  await work();
  await bot.app.idle();
  return bot.adapter.homesShown - before;
}

describe("the page beside the chat", () => {
  it("greets in the chat at the first visit, and never again", async () => {
    await visit();
    expect(maya.messages.map(({ view }) => textOf(view))).toEqual([
      expect.stringContaining("Hello, I’m Afterword"),
      expect.stringContaining("One word of caution"),
    ]);
    expect(home()).toBe(
      "Due now\nNothing is due now.\nYour interviews\nNo interviews yet. /interview logs the first.",
    );
    expect(await shownDuring(() => visit())).toBe(1);
    expect(await shownDuring(() => visit())).toBe(1);
    expect(maya.messages).toHaveLength(2);
  });

  it("does not greet who has talked with us before", async () => {
    await maya.says("/help");
    const before = maya.messages.length;
    expect(home()).toContain("Nothing is due now.");
    await visit();
    expect(maya.messages).toHaveLength(before);
  });

  it("does not greet twice when a visit is brought twice", async () => {
    for (let time = 0; time < 2; time += 1) await bot.adapter.receive("maya", { kind: "home" }, "visit");
    await bot.app.idle();
    expect([maya.messages.length, bot.adapter.homesShown]).toEqual([2, 1]);
  });

  it("follows every change, and nothing else moves it", async () => {
    await maya.says("/start");
    expect(await shownDuring(() => maya.says("/interview"))).toBe(0);
    expect(await shownDuring(() => maya.says("Beta"))).toBe(0);
    await maya.presses("Cancel");
    await log();
    expect(home()).toContain("Today\n• Acme · Backend developer: Thank Jane Doe, Wednesday 18 November");
    // The card comes, and the page with it.
    expect(await shownDuring(() => bot.advanceHours(1))).toBe(1);
    expect(home()).toMatch(/^Due now\n• Acme · Backend developer: Thank Jane Doe, /u);
    expect(await shownDuring(() => maya.presses("Show it"))).toBe(0);
    expect(await shownDuring(() => maya.presses("Mark sent"))).toBe(1);
    expect(home()).toMatch(
      /^Due now\nNothing is due now\.\nYour interviews\nLater\n• Acme · Backend developer: Follow up,/u,
    );
    expect(await shownDuring(() => maya.presses("Undo"))).toBe(1);
    expect(home()).toContain("Thank Jane Doe");
    expect(await shownDuring(() => maya.says("/settings"))).toBe(0);
    expect(await shownDuring(() => maya.presses("Gentle"))).toBe(1);
  });

  it("has buttons that answer in the chat, because they stand on no message", async () => {
    await log();
    await bot.advanceHours(1);
    expect(await pressAtHome("Show what is due")).toEqual([expect.stringContaining("Thank Jane Doe")]);
    expect(await pressAtHome("Settings")).toEqual([expect.stringContaining("Waking hours: 08:00 to 21:00")]);
    expect(await pressAtHome("Acme")).toEqual([
      expect.stringContaining("Answer promised: by Friday 20 November"),
    ]);
    expect(await pressAtHome("Help")).toEqual([
      expect.stringContaining("/interview list: All your interviews"),
    ]);
    expect(await pressAtHome("Log an interview")).toEqual(["Which company?"]);
  });

  it("shows what would have changed a card as a message, where the press has none", async () => {
    await log();
    await bot.advanceHours(1);
    await maya.presses("Show it");
    const card = maya.last;
    const token = card.view.buttons.flat().find(({ label }) => label === "Mark sent")?.token ?? "";
    const before = maya.messages.length;
    await bot.adapter.receive("maya", { kind: "press", token, source: null });
    await bot.app.idle();
    expect(maya.messages).toHaveLength(before + 1);
    expect(textOf(maya.last.view)).toContain("✓ Marked as sent");
    expect(textOf(card.view)).not.toContain("✓ Marked as sent");
  });

  it("is each person's own", async () => {
    await log();
    await visit("eve");
    expect(home("eve")).not.toContain("Acme");
  });

  it("is shown once when it could not be reached for an hour in which much happened", async () => {
    await maya.says("/start");
    bot.adapter.isHomeAway = true;
    for (const company of ["Acme", "Beta", "Gamma"]) await log(company);
    await bot.advanceHours(1);
    expect(home()).not.toContain("Acme");
    const waiting = async (): Promise<unknown> => {
      const client = await bot.database.pool.connect();
      try {
        const sql = "SELECT count(*)::int AS count FROM deliveries WHERE state IN ('scheduled', 'sending')";
        return (await client.query<{ count: number }>(sql, [])).rows[0]?.count;
      } finally {
        client.release();
      }
    };
    expect(await waiting()).toBe(1);
    bot.adapter.isHomeAway = false;
    expect(await shownDuring(() => bot.advanceHours(1))).toBe(1);
    for (const company of ["Acme", "Beta", "Gamma"]) expect(home()).toContain(company);
    expect(await waiting()).toBe(0);
  });

  it("is not made where the platform keeps none", async () => {
    await bot.close();
    bot = await createTestApp(await database.emptied());
    maya = bot.person();
    await log();
    await bot.advanceHours(1);
    const client = await bot.database.pool.connect();
    const { rows } = await client.query("SELECT 1 FROM deliveries WHERE ref ->> 'message' = 'home'", []);
    client.release();
    expect(rows).toEqual([]);
    expect(bot.adapter.homesShown).toBe(0);
  });
});
