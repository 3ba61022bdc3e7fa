import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestApp, sharedDatabase, type TestApp } from "../fakes/test-app.ts";

let bot: TestApp;
const database = sharedDatabase();

beforeEach(async () => {
  bot = await createTestApp(await database.emptied(), undefined, "slack");
});
afterEach(() => bot.close());

const form = (
  account: string,
  answers: object,
  timeZone: string | null = null,
  name: "interview" | "debrief" = "interview",
) =>
  bot.app.checkForm({
    platform: "slack",
    workspace: "",
    author: { account, name: null, locale: "en-GB", timeZone },
    form: name,
    answers,
  });

async function rows(table: string): Promise<number> {
  const client = await bot.database.pool.connect();
  try {
    const found = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`, []);
    return found.rows[0]?.count ?? -1;
  } finally {
    client.release();
  }
}

const debrief = (answers: object) => form("eve", answers, "Europe/Stockholm", "debrief");

describe("a filled-in form", () => {
  it("of somebody we have never met is judged by what the platform tells of them, who stay unmet", async () => {
    expect(await form("eve", { company: "Acme", when: "yesterday" })).toEqual({});
    expect(await form("eve", { company: "Acme", when: "yesterday" }, "Europe/Stockholm")).toEqual({
      when: "At what time on Tuesday 17 November?",
    });
    expect(await form("eve", { company: "Acme", when: "yesterday" }, "Asia/Tokio")).toEqual({});
    expect([await rows("users"), await rows("inbox")]).toEqual([0, 0]);
  });

  it("of somebody we know is judged by their own clock, whatever the platform tells", async () => {
    const maya = bot.person();
    await maya.says("/settings");
    await maya.presses("Time zone");
    await maya.says("Auckland");
    await maya.presses("Yes");
    // In Auckland it is Wednesday evening already; there "yesterday" is Tuesday as well, and now is 22:00.
    expect(await form("maya", { company: "Acme", when: "today 21:00" }, "America/New_York")).toEqual({});
    expect(await form("maya", {}, "America/New_York")).toEqual({
      company: "Which company?",
      when: "When was it, or when is it?",
    });
  });

  it("of a debrief needs nothing, and is told what would work", async () => {
    expect(await debrief({})).toEqual({});
    expect(await debrief({ people: "Per Lund", promise: "by Friday", feeling: "ok" })).toEqual({});
    expect(await debrief({ people: "🙂", promise: "soon", feeling: "purple" })).toEqual({
      people: expect.stringContaining("Names work here"),
      promise: expect.stringContaining("I could not read a day in that."),
      feeling: "One of these works: well, so-so, badly. You can also skip it.",
    });
  });

  it("changes nothing that is being said", async () => {
    const maya = bot.person();
    await maya.says("/interview Beta, Tester");
    const before = maya.messages.length;
    const conversations = await rows("conversations");
    await form("maya", { company: "🙂" });
    await bot.app.idle();
    expect(maya.messages).toHaveLength(before);
    expect(await rows("conversations")).toBe(conversations);
    await maya.says("Stockholm");
    expect(bot.logger.lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});
