import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DeliveryError } from "../../src/ports/adapter.ts";
import { createGate, type Gate } from "../fakes/gate.ts";
import { textOf } from "../fakes/recording-adapter.ts";
import { createTestApp, sharedDatabase, type TestApp } from "../fakes/test-app.ts";

let bot: TestApp;
const database = sharedDatabase();

beforeEach(async () => {
  bot = await createTestApp(await database.emptied());
});
afterEach(() => bot.close());

const command = (name: string) => ({ kind: "command", name, args: "" }) as const;
const shown = (): readonly string[] => bot.adapter.messages.map(({ view }) => textOf(view));
const cards = () => shown().filter((text) => text.startsWith("Thank Jane Doe"));
const HELP = expect.stringContaining("What I can do");
const NEXT = expect.stringContaining("Nothing is waiting");

async function sql(statement: string): Promise<readonly unknown[]> {
  const client = await bot.database.pool.connect();
  try {
    return (await client.query(statement, [])).rows;
  } finally {
    client.release();
  }
}

/** Lets everything that was begun get as far as it can: the database has one connection, taken in turns. */
async function settleDown(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await sql("SELECT 1");
}

/** The next message is under way until the gate is opened. */
function held(): Gate {
  const gate = createGate();
  bot.adapter.holds.push(gate.opened);
  return gate;
}

describe("messages to one person", () => {
  it("keep their order although the sweep comes by while the first is under way", async () => {
    const gate = held();
    await bot.adapter.receive("maya", command("help"));
    await bot.adapter.receive("maya", command("next"));
    expect(await bot.app.reconcile()).toBe(0);
    await settleDown();
    expect(shown()).toEqual([]);
    gate.open();
    await bot.app.idle();
    expect(shown()).toEqual([HELP, NEXT]);
  });

  it("are not sent twice at once when one takes longer than its lease", async () => {
    const gate = held();
    await bot.adapter.receive("maya", command("help"));
    await settleDown();
    await bot.clock.advance(60_000);
    await bot.app.reconcile();
    await settleDown();
    gate.open();
    await bot.app.idle();
    expect(bot.adapter.attempts).toHaveLength(1);
    expect(shown()).toEqual([HELP]);
  });

  it("do not wait for somebody else's", async () => {
    const gate = held();
    await bot.adapter.receive("maya", command("help"));
    await bot.adapter.receive("per", command("next"));
    await settleDown();
    expect(shown()).toEqual([NEXT]);
    gate.open();
  });
});

describe("a message that could not be sent", () => {
  it("is waited for by a stop in the middle of its second attempt, and noted", async () => {
    bot.adapter.failures.push(new DeliveryError("unreachable", "no way"));
    await bot.adapter.receive("maya", command("help"));
    await bot.app.idle();
    const gate = held();
    const advanced = bot.clock.advance(2_000);
    await settleDown();
    const stopped = bot.app.stop();
    gate.open();
    await Promise.all([stopped, advanced]);
    expect(await sql("SELECT state FROM deliveries")).toEqual([{ state: "sent" }]);
  });

  it("is noted as sent as soon as the database can be told, and not sent again", async () => {
    const gate = held();
    await bot.adapter.receive("maya", command("help"));
    await settleDown();
    await sql("ALTER TABLE deliveries RENAME TO away");
    gate.open();
    await bot.app.idle();
    expect(bot.logger.of("delivery not noted")).toHaveLength(1);
    await sql("ALTER TABLE away RENAME TO deliveries");
    await bot.clock.advance(1_000);
    await bot.app.idle();
    expect(await sql("SELECT state, uncertain FROM deliveries")).toEqual([{ state: "sent", uncertain: 0 }]);
    expect(bot.adapter.attempts).toHaveLength(1);
  });

  it("is left alone by a stop before it has begun", async () => {
    const gate = held();
    await bot.adapter.receive("maya", command("help"));
    await bot.adapter.receive("maya", command("next"));
    await settleDown();
    const stopped = bot.app.stop();
    gate.open();
    await stopped;
    expect(await sql("SELECT state FROM deliveries ORDER BY number")).toEqual([
      { state: "sent" },
      { state: "scheduled" },
    ]);
  });

  it("is left to the next start once the app has stopped", async () => {
    bot.adapter.failures.push(new DeliveryError("unreachable", "no way"));
    await bot.adapter.receive("maya", command("help"));
    await bot.app.stop();
    await bot.clock.advance(60_000);
    expect(bot.adapter.attempts).toHaveLength(1);
    expect(await sql("SELECT state FROM deliveries")).toEqual([{ state: "scheduled" }]);
  });

  it("is not called doubtful when it could not even be prepared", async () => {
    const maya = bot.person();
    await maya.says("/interview Acme, Backend developer, today 09:00, Jane Doe (CTO)");
    await maya.says("Europe/Stockholm");
    await maya.presses("Yes");
    await maya.presses("Skip the rest");
    await maya.presses("Save");
    await sql("UPDATE interviews SET starts_zone = 'Nowhere/Such'");
    await bot.advanceHours(1);
    expect(bot.logger.of("delivery not prepared").length).toBeGreaterThan(0);
    expect(cards()).toEqual([]);
    await sql("UPDATE interviews SET starts_zone = 'Europe/Stockholm'");
    await bot.advanceHours(1);
    expect(cards()).toHaveLength(1);
    expect(bot.adapter.attempts.every(({ doubt }) => doubt === null)).toBe(true);
  });
});
