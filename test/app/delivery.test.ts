import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { duration } from "../../src/core/time/instant.ts";
import { DeliveryError } from "../../src/ports/adapter.ts";
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

async function log(): Promise<void> {
  await maya.says("/interview Acme, Backend developer, today 09:00, Jane Doe (CTO)");
  await maya.says("Europe/Stockholm");
  await maya.presses("Yes");
  await maya.presses("Skip the rest");
  await maya.presses("Save");
}

/** Runs one statement and lets go of the connection, of which there is only one. */
async function query(sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = await bot.database.pool.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, [])).rows;
  } finally {
    client.release();
  }
}

/** State and reason of the deliveries, oldest first. */
const deliveries = () => query("SELECT state, attempts, uncertain, reason FROM deliveries ORDER BY number");

const lastDelivery = async () => (await deliveries()).at(-1);

describe("a reply that does not get through", () => {
  it("comes when the platform's pause is over, and not a moment earlier", async () => {
    bot.adapter.failures.push(
      new DeliveryError("rate_limited", "slow down", { retryAfterMs: duration(5_000) }),
    );
    await maya.says("/start");
    expect(maya.messages).toHaveLength(0);
    await bot.clock.advance(4_999);
    await bot.app.reconcile();
    await bot.app.idle();
    expect(maya.messages).toHaveLength(0);
    await bot.clock.advance(1);
    await bot.app.idle();
    expect(maya.messages).toHaveLength(1);
    expect(bot.adapter.attempts.at(-1)?.doubt).toBeNull();
    expect(await lastDelivery()).toMatchObject({ state: "sent", attempts: 2, uncertain: 0 });
  });

  it("says that it may be a repetition when nobody could know", async () => {
    bot.adapter.failures.push(new DeliveryError("uncertain", "no answer"));
    await maya.says("/start");
    await bot.clock.advance(10_000);
    await bot.app.idle();
    expect(maya.messages).toHaveLength(1);
    expect(bot.adapter.attempts.at(-1)?.doubt?.note).toContain("see this twice");
    expect(new Set(bot.adapter.attempts.map(({ key }) => key)).size).toBe(1);
    expect(await lastDelivery()).toMatchObject({ state: "sent", attempts: 2, uncertain: 1 });
  });

  it("waits longer from time to time while the platform cannot be reached", async () => {
    const away = new DeliveryError("unreachable", "refused");
    bot.adapter.failures.push(away, away, away);
    await maya.says("/start");
    const tried: number[] = [];
    for (let second = 1; second <= 15; second += 1) {
      await bot.clock.advance(1_000);
      await bot.app.idle();
      tried.push(bot.adapter.attempts.length);
    }
    expect(tried).toEqual([1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4]);
    expect(maya.messages).toHaveLength(1);
  });

  it("is given up at once when the platform will never take it, and the log says so", async () => {
    bot.adapter.failures.push(new DeliveryError("rejected", "bad"));
    await maya.says("/start");
    await bot.clock.advance(3_600_000);
    await bot.app.idle();
    expect(bot.adapter.attempts).toHaveLength(1);
    expect(await lastDelivery()).toMatchObject({ state: "dead", reason: "rejected" });
    expect(bot.logger.lines.some(({ event }) => event === "delivery not confirmed")).toBe(true);
  });
});

describe("a reminder", () => {
  it("is withdrawn when its step was dealt with before it went out", async () => {
    await log();
    bot.adapter.failures.push(new DeliveryError("unreachable", "refused"));
    await bot.advanceHours(1);
    expect(maya.messages.some(({ view }) => labelsOf(view).includes("Mark sent"))).toBe(false);
    await maya.says("/next");
    const attempts = bot.adapter.attempts.length;
    await maya.presses("Mark sent");
    await bot.advanceHours(1);
    expect(bot.adapter.attempts).toHaveLength(attempts);
    expect((await deliveries()).some(({ state }) => state === "withdrawn")).toBe(true);
  });

  it("is kept for a person who has shut us out, and shown when they come back", async () => {
    await log();
    bot.adapter.failures.push(new DeliveryError("blocked", "blocked"));
    await bot.advanceHours(1);
    expect((await deliveries()).at(-1)).toMatchObject({ state: "undeliverable", reason: "blocked" });
    const [card] = await maya.says("/next");
    expect(card).toContain("Thank Jane Doe");
  });

  it("is rendered from what is true when it goes out", async () => {
    await log();
    bot.adapter.failures.push(new DeliveryError("unreachable", "refused"));
    await bot.clock.advance(3_600_000);
    await bot.app.idle();
    await maya.says("/interviews");
    await maya.presses("Acme");
    await maya.presses("Edit");
    await maya.presses("Company");
    await maya.says("Globex");
    await maya.presses("Save");
    await bot.clock.advance(10_000);
    await bot.app.idle();
    const card = maya.messages.findLast(({ view }) => labelsOf(view).includes("Mark sent"));
    expect(card === undefined ? "" : textOf(card.view)).toContain("Globex");
  });

  it("is found by the sweep when its engine has missed it", async () => {
    await log();
    await bot.close();
    bot.clock.advance(3_600_000).catch(() => {});
    expect(maya.messages.some(({ view }) => labelsOf(view).includes("Mark sent"))).toBe(false);
    const again = await createTestApp(bot.database, bot.clock.now());
    await again.clock.advance(3_603_000);
    await again.app.reconcile();
    await again.app.idle();
    expect(again.adapter.messages.some(({ view }) => labelsOf(view).includes("Mark sent"))).toBe(true);
    await again.close();
  });
});

describe("what was shown", () => {
  it("is not kept once it was sent", async () => {
    await log();
    const kept = await query("SELECT count(*)::int AS rows, count(content)::int AS contents FROM deliveries");
    expect(kept).toEqual([{ rows: expect.any(Number), contents: 0 }]);
    expect(kept[0]?.["rows"]).toBeGreaterThan(3);
  });
});

describe("a fault inside", () => {
  it("is told to the person as ours, with a reference the log has too, and the process goes on", async () => {
    await maya.says("/start");
    await query("ALTER TABLE interviews RENAME TO away");
    const [answer] = await maya.says("/interviews");
    await query("ALTER TABLE away RENAME TO interviews");
    const reference = /Reference ([0-9a-f]{8})/u.exec(answer ?? "")?.[1];
    expect(answer).toContain("It was not your fault, and nothing you told me is lost.");
    const lines = bot.logger.lines.filter(({ level }) => level === "error");
    expect(lines).toHaveLength(1);
    expect(lines[0]?.fields["reference"]).toBe(reference);
    expect((await maya.says("/interviews"))[0]).toContain("No interviews yet.");
  });
});
