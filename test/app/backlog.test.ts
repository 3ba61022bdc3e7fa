import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { after, DAY_MS, duration } from "../../src/core/time/instant.ts";
import type { User } from "../../src/core/user.ts";
import { DeliveryError } from "../../src/ports/adapter.ts";
import { labelsOf, type Shown, textOf } from "../fakes/recording-adapter.ts";
import { createTestApp, sharedDatabase, type TestApp, type TestPerson } from "../fakes/test-app.ts";
import { anAddress, present } from "../support/stores/samples.ts";

let bot: TestApp;
let maya: TestPerson;
const database = sharedDatabase();

beforeEach(async () => {
  bot = await createTestApp(await database.emptied());
  maya = bot.person();
});
afterEach(() => bot.close());

/** Two people to thank, from an interview of this morning: two reminders in an hour and a half. */
async function log(company = "Acme", time = "09:00"): Promise<void> {
  await maya.says(`/interview ${company}, Backend developer, today ${time}, Jane Doe (CTO) + Per Lund`);
  if (textOf(maya.last.view).includes("Where are you?")) {
    await maya.says("Europe/Stockholm");
    await maya.presses("Yes");
  }
  await maya.presses("Skip the rest");
  await maya.presses("Save");
}

const blocked = new DeliveryError("blocked", "blocked");
const away = new DeliveryError("unreachable", "refused");

const titleOf = ({ view }: Shown): string => textOf(view).split("\n")[0] ?? "";
/** The first lines of what the person got from here on. */
const since = (count: number): readonly string[] => maya.messages.slice(count).map(titleOf);

async function userOf(account: string): Promise<User> {
  const key = { platform: "console", workspace: "", account } as const;
  const found = await bot.store.transact((tx) => tx.users.byAccount(key));
  return present(found).user;
}

/** Fails every attempt of the next `hours` in this way. */
async function hoursOf(failure: DeliveryError, hours: number): Promise<void> {
  bot.adapter.failures.push(...Array.from({ length: 200 }, () => failure));
  await bot.advanceHours(hours);
  bot.adapter.failures.length = 0;
}

describe("reminders on time", () => {
  it("come one by one, each with its own buttons", async () => {
    await log();
    const before = maya.messages.length;
    await bot.advanceHours(2);
    const titles = since(before);
    expect(titles).toHaveLength(2);
    expect(new Set(titles)).toEqual(new Set(["Thank Jane Doe", "Thank Per Lund"]));
  });
});

describe("reminders that have gathered", () => {
  it("while nothing ran come as one message, from which each can be opened", async () => {
    await log();
    await log("Globex");
    await bot.close();
    const later = await createTestApp(bot.database, bot.clock.now());
    await later.clock.advance(6 * 3_600_000);
    await later.app.reconcile();
    await later.app.idle();
    const [digest, ...others] = later.adapter.messages;
    expect(others).toEqual([]);
    const shown = present(digest);
    expect(textOf(shown.view)).toBe(
      [
        "4 things are due",
        "• Acme · Backend developer: Thank Jane Doe, Wednesday 18 November, 11:00",
        "• Acme · Backend developer: Thank Per Lund, Wednesday 18 November, 11:00",
        "• Globex · Backend developer: Thank Jane Doe, Wednesday 18 November, 11:00",
        "• Globex · Backend developer: Thank Per Lund, Wednesday 18 November, 11:00",
      ].join("\n"),
    );
    const person = later.person();
    const [card] = await person.pressesOn(shown, "Thank Per Lund · Globex");
    expect(card).toContain("Thank Per Lund");
    expect(labelsOf(person.last.view)).toContain("Mark sent");
    expect(textOf(shown.view)).toContain("4 things are due");
    await later.close();
  });

  it("while the platform was away come as one message, without what was dealt with meanwhile", async () => {
    await log("Acme", "09:00");
    await log("Globex", "09:30");
    const before = maya.messages.length;
    await hoursOf(away, 1.75);
    expect(since(before)).toEqual([]);
    await maya.says("/next");
    await maya.presses("Mark sent");
    const answered = maya.messages.length;
    await bot.advanceHours(1);
    expect(since(answered)).toEqual(["3 things are due"]);
  });

  it("since a late log come as one message", async () => {
    const before = maya.messages.length;
    await maya.says("/interview Acme, Backend developer, 3 days ago 14:00, Jane Doe (CTO) + Per Lund");
    await maya.says("Europe/Stockholm");
    await maya.presses("Yes");
    await maya.presses("Skip the rest");
    await maya.presses("Save");
    await bot.advanceHours(1);
    const titles = since(before);
    expect(titles.filter((title) => title.includes("due"))).toEqual(["2 things are due"]);
    expect(titles.filter((title) => title.startsWith("Thank"))).toEqual([]);
  });
});

/** Nothing runs for so many days; then all that is overdue is found. */
async function afterDays(days: number): Promise<TestApp> {
  await bot.close();
  const later = await createTestApp(bot.database, after(bot.clock.now(), days * DAY_MS));
  await later.app.reconcile();
  await later.app.idle();
  return later;
}

describe("what came too late while nothing ran", () => {
  it("is left out with a word about it, and the rest comes in the same message", async () => {
    await log();
    const later = await afterDays(14);
    const shown = later.adapter.messages.map(({ view }) => textOf(view));
    expect(shown).toEqual([
      [
        "I come late with this, so I left out what can no longer be in time: Thank Jane Doe (Acme · Backend developer); Thank Per Lund (Acme · Backend developer).",
        "1 thing is due",
        "• Acme · Backend developer: Follow up, Wednesday 25 November, 09:30",
      ].join("\n"),
    ]);
    const person = later.person();
    await person.says("/next");
    expect(textOf(person.last.view)).toContain("Follow up");
    await person.says("/interviews");
    expect(textOf(person.last.view)).not.toContain("Thank");
    await later.close();
  });

  it("is said by itself where nothing else is due", async () => {
    await log();
    await maya.says("/interviews");
    await maya.presses("Acme");
    await maya.presses("They replied");
    await maya.presses("Only a friendly word");
    const later = await afterDays(14);
    expect(later.adapter.messages.map(({ view }) => textOf(view))).toEqual([
      "I come late with this, so I left out what can no longer be in time: Thank Jane Doe (Acme · Backend developer); Thank Per Lund (Acme · Backend developer).",
    ]);
    await later.close();
  });

  it("is counted, and not named, where others may read along", async () => {
    await log();
    await maya.says("/settings");
    await maya.presses("Turn discreet on");
    const later = await afterDays(14);
    const [shown, ...others] = later.adapter.messages;
    expect(others).toEqual([]);
    expect(textOf(present(shown).view)).toBe("2 things came too late, so I left them out.\n1 thing is due");
    await later.close();
  });

  it("can still be marked as sent from a card that came before", async () => {
    await log();
    await bot.advanceHours(2);
    const card = present(maya.messages.find((message) => titleOf(message) === "Thank Jane Doe"));
    await bot.advanceHours(24 * 14);
    const [marked] = await maya.pressesOn(card, "Mark sent");
    expect(marked).toContain("✓ Marked as sent");
  });
});

describe("a person who shuts the bot out", () => {
  it("is told at the next contact how many waited, in one message with all of them", async () => {
    await log();
    await hoursOf(blocked, 3);
    const before = maya.messages.length;
    await bot.adapter.receive("maya", { kind: "unblocked" });
    await bot.app.idle();
    expect(since(before)).toEqual(["2 reminders have waited for you: I could not get through to you."]);
    expect(labelsOf(maya.last.view)).toEqual(["Thank Jane Doe · Acme", "Thank Per Lund · Acme"]);
    await maya.says("/help");
    expect(since(before)).toHaveLength(2);
  });

  it("is told before the answer where the platform does not say that they are back", async () => {
    await log();
    await hoursOf(blocked, 3);
    const before = maya.messages.length;
    await maya.says("/help");
    expect(since(before)).toEqual([
      "2 reminders have waited for you: I could not get through to you.",
      expect.any(String),
    ]);
  });

  it("is reached at another address of theirs, and told nothing then", async () => {
    await log();
    const user = await userOf("maya");
    const other = anAddress(user, { platform: "console", chat: "elsewhere" });
    await bot.store.transact((tx) => tx.addresses.add(other));
    bot.adapter.failures.push(blocked);
    await bot.advanceHours(3);
    const titles = bot.adapter.chat("elsewhere").map(titleOf);
    expect(titles).toEqual([expect.stringMatching(/^Thank (Jane Doe|Per Lund)$/u)]);
    const [answer] = await maya.says("/help");
    expect(answer).not.toContain("waited");
    expect(bot.app.counts.undeliverable).toEqual({ blocked: 0, gone: 0 });
  });
});

describe("a message that is given up", () => {
  it("is counted, and the person is told at the next contact", async () => {
    bot.adapter.failures.push(new DeliveryError("rejected", "bad"));
    await maya.says("/start");
    expect(bot.app.counts.dead).toBe(1);
    const [told, answer] = await maya.says("/help");
    expect(told).toBe(
      "One answer of mine did not get through to you. What you told me is kept; please ask again.",
    );
    expect(answer).toContain("What I can do");
    expect(await maya.says("/help")).toHaveLength(1);
  });

  it("has been overdue since it was first tried", async () => {
    expect(await bot.app.oldestOverdueMs()).toBe(0);
    const retryAfterMs = duration(7_200_000);
    bot.adapter.failures.push(new DeliveryError("rate_limited", "slow down", { retryAfterMs }));
    await maya.says("/start");
    await bot.clock.advance(5_000);
    expect(await bot.app.oldestOverdueMs()).toBe(5_000);
    await bot.advanceHours(3);
    expect(await bot.app.oldestOverdueMs()).toBe(0);
  });
});
