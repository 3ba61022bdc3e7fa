import { Redis } from "ioredis";
import { afterEach, describe, expect, it } from "vitest";
import { newRedisDatabase } from "../support/servers/new-redis-database.ts";
import { startRedis } from "../support/servers/start-redis.ts";
import { newEmptyPostgresDatabase } from "../support/stores/new-postgres-database.ts";
import { type ProductHarness, startHarness, zoneAtNoon } from "./product-harness.ts";

let bot: ProductHarness | null = null;

afterEach(async () => {
  await bot?.close();
  bot = null;
});

/** From the first word to the saved interview, whose thank-you is due already: it is noon where Ada lives. */
async function log(harness: ProductHarness): Promise<void> {
  await harness.says("/start", /I’m Afterword/u);
  await harness.says(
    "/interview Acme, Backend developer, today 09:00, Jane Doe (CTO), decision in 9 days",
    /Where are you\?/u,
  );
  await harness.says(zoneAtNoon(), /your time should be 12:/u);
  await harness.presses("Yes", /How do they prefer to be reached\?/u);
  await harness.presses("Skip the rest", /Is this right\?/u);
  await harness.presses("Save", /Saved: Acme · Backend developer/u);
}

async function wholeJob(harness: ProductHarness): Promise<void> {
  await log(harness);
  const card = await harness.sees(/^Thank Jane Doe\n/u);
  expect(card.buttons.flat().map(({ text }) => text)).toEqual([
    "Draft",
    "Mark sent",
    "Snooze",
    "They replied",
    "More",
  ]);
  const draft = await harness.presses("Draft", /Draft: Thank Jane Doe/u);
  expect(draft.text).toContain("Jane");
  expect(draft.text).toContain("Ada");
  await harness.presses("More", /Thank Jane Doe/u);
  await harness.presses("Why?", /guide/u);
  await harness.presses("‹ Back", /Why now/u);
  await harness.presses("Mark sent", /✓ Marked as sent/u);
  await harness.says("/interviews", /Acme · Backend developer: Follow up/u);
}

const CANARY = /Acme|Jane|Backend|Ada\b/u;

/** Every key and value of a Redis, as text. */
async function everythingIn(url: string): Promise<string> {
  const client = new Redis(url);
  try {
    const keys = await client.keys("*");
    const dumps = await Promise.all(keys.map((key) => client.dumpBuffer(key)));
    return [...keys, ...dumps.map((dump) => dump.toString("latin1"))].join("\n");
  } finally {
    client.disconnect();
  }
}

describe("the main job on Telegram", () => {
  it("is done on the built-in database with the engine in process", async () => {
    bot = await startHarness({});
    expect(bot.product.summary).toEqual({
      database: expect.stringContaining("PGlite"),
      engine: "in process",
      platforms: "telegram",
    });
    await wholeJob(bot);
    expect(bot.log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });

  it("is done on Postgres with BullMQ", async () => {
    bot = await startHarness({
      DATABASE_URL: await newEmptyPostgresDatabase(),
      REDIS_URL: await newRedisDatabase(),
    });
    expect(bot.product.summary).toMatchObject({ engine: "BullMQ" });
    await wholeJob(bot);
    expect(bot.log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });

  it("goes on where it stopped when the bot was restarted in the middle of a question", async () => {
    bot = await startHarness({});
    await bot.says("/interview", /Which company\?/u);
    await bot.says("Acme", /For which role\?/u);
    await bot.restart();
    await bot.says("Backend developer", /Where are you\?/u);
    await bot.says(zoneAtNoon(), /your time should be 12:/u);
    expect((await bot.presses("Yes", /When was it, or when is it\?/u)).text).toContain(
      "When was it, or when is it?",
    );
  });

  it("reminds although Redis died: the sweep finds what is due", async () => {
    const redis = await startRedis();
    try {
      bot = await startHarness({ DATABASE_URL: await newEmptyPostgresDatabase(), REDIS_URL: redis.url });
      await redis.kill("SIGKILL");
      await log(bot);
      expect((await bot.sees(/^Thank Jane Doe\n/u)).text).toContain("Acme");
    } finally {
      await bot?.close();
      bot = null;
      await redis.stop();
    }
  });

  it("tells nobody's name and no token to the log or to Redis", async () => {
    const redis = await startRedis();
    try {
      bot = await startHarness({ REDIS_URL: redis.url });
      bot.double.faults.next({ kind: "5xx-after", status: 502, method: "sendMessage" });
      await wholeJob(bot);
      const logged = bot.log.join("");
      expect(logged).toContain("delivery not confirmed");
      expect(logged).not.toMatch(CANARY);
      expect(logged).not.toContain(bot.double.token);
      const stored = await everythingIn(redis.url);
      expect(stored).toMatch(/rem-[0-9a-f-]{36}-1/u);
      expect(stored).not.toMatch(CANARY);
    } finally {
      await bot?.close();
      bot = null;
      await redis.stop();
    }
  });
});

describe("a fault of the platform", () => {
  it("costs nothing but time: what was refused or lost comes again", async () => {
    bot = await startHarness({});
    bot.double.faults.next({ kind: "429", method: "sendMessage", retryAfterSeconds: 1 });
    await bot.says("/start", /I’m Afterword/u);
    bot.double.faults.next({ kind: "lost-answer", method: "sendMessage" });
    const again = await bot.says("/help", /You may see this twice/u);
    expect(again.text).toContain("What I can do");
  });
});
