import { afterEach, describe, expect, it } from "vitest";
import type { App } from "../../../src/app/app.ts";
import { en } from "../../../src/core/text/en.ts";
import { addDays } from "../../../src/core/time/day.ts";
import { HOUR_MS } from "../../../src/core/time/instant.ts";
import { dayAt, instantOf } from "../../../src/core/time/zone.ts";
import type { Store } from "../../../src/ports/store.ts";
import type { Channel } from "../../doubles/slack/world.ts";
import { appOn } from "../../fakes/app-on.ts";
import { sharedDatabase } from "../../fakes/test-app.ts";
import { zone } from "../../support/stores/samples.ts";
import { type Mode, type SlackHarness, slackHarness } from "./harness.ts";

const database = sharedDatabase();
const MODES: readonly Mode[] = ["socket", "http"];

/** The whole product with Slack, its people and its clock in our hands. */
interface Bot {
  readonly harness: SlackHarness;
  readonly store: Store;
  /** What the bot has shown in the direct messages. */
  shown(): readonly string[];
  /** Presses the newest button with this label. */
  presses(label: string): Promise<void>;
  advanceHours(hours: number): Promise<void>;
  /** Resolves when something in the direct messages has these words. */
  answered(words: string): Promise<void>;
  /** Resolves when the App Home has these words. */
  homeSays(words: string): Promise<void>;
  close(): Promise<void>;
}

async function startBot(mode: Mode): Promise<Bot> {
  const checking: { check: App["checkForm"] | null } = { check: null };
  const harness = await slackHarness(mode, {
    adapter: { checkForm: async (form) => (await checking.check?.({ ...form, platform: "slack" })) ?? {} },
  });
  const { clock, ada, double } = harness;
  const { app, store, stop } = await appOn(await database.emptied(), harness);
  checking.check = app.checkForm;
  await harness.start(app.onEvent);
  const holding = (label: string) =>
    ada.sees().findLast(({ buttons }) => buttons.some((one) => one.label === label));
  return {
    harness,
    store,
    shown: () => ada.sees().map(({ text }) => text),
    presses: async (label) => {
      await double.until(`there is a button ${label}`, () => holding(label) !== undefined);
      await app.idle();
      ada.presses(holding(label)?.ts ?? "", label);
    },
    answered: async (words) => {
      await double.until(`it says ${words}`, () => ada.sees().some(({ text }) => text.includes(words)));
      await app.idle();
    },
    homeSays: async (words) => {
      await double.until(`the App Home says ${words}`, () => ada.home?.text.includes(words) ?? false);
    },
    advanceHours: async (hours) => {
      await harness.doubleClock.advance(hours * HOUR_MS);
      await clock.advance(hours * HOUR_MS);
      await app.idle();
    },
    close: async () => {
      await harness.close();
      await stop();
    },
  };
}

const STOCKHOLM = zone("Europe/Stockholm");
const DAY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" });

/** From the form to the follow-up; `between` happens before every step. */
async function mainJob(bot: Bot, place: { in?: Channel }, between: () => Promise<void>): Promise<void> {
  const { ada, clock } = bot.harness;
  await between();
  ada.uses("/interview", "", place);
  await ada.modals.shown();
  await between();
  ada.modals.fill("Company", "Acme");
  ada.modals.fill("Role", "Developer");
  ada.modals.fill("When", DAY.format(clock.now() - 24 * HOUR_MS));
  ada.modals.fill("Starts at", "14:00");
  ada.modals.fill("People", "Jane Doe (CTO)");
  ada.modals.fill("Or the day they named", DAY.format(clock.now() + 48 * HOUR_MS));
  expect(await ada.modals.submit()).toBe("closed");
  // Who and where they are Slack has told, and the form had every field: nothing more is asked.
  await bot.answered("Is this right?");
  await between();
  await bot.presses("Save");
  await bot.answered("Saved: Acme");
  await bot.homeSays("Acme");
  await between();
  ada.uses("/interview", "next", place);
  await bot.answered("Thank Jane Doe");
  await between();
  await bot.presses("Draft");
  await bot.answered("Dear Jane");
  await between();
  await bot.presses("Change it");
  await ada.modals.shown();
  ada.modals.fill(en["slack.text.label"], "Dear Jane,\n\nit was a pleasure.\n\nAda");
  expect(await ada.modals.submit()).toBe("closed");
  await bot.answered("it was a pleasure");
  await between();
  await bot.presses("Mark sent");
  await bot.answered("Marked as sent");
  await bot.advanceHours(9 * 24);
  expect(bot.shown().at(-1)).toBe(en["discreet.due"]);
  await between();
  await bot.presses("Show it");
  await bot.answered("it has passed");
  await between();
  await bot.presses("Snooze");
  await bot.presses("Pick a time");
  await ada.modals.shown();
  ada.modals.fill(en["slack.time.label"], Math.floor(clock.now() / 1000) + 86_400);
  expect(await ada.modals.submit()).toBe("closed");
  await bot.answered("Moved to");
}

async function interviews(bot: Bot): Promise<number> {
  const key = { platform: "slack", workspace: bot.harness.double.workspace.id, account: "U0ADA" } as const;
  const known = await bot.store.transact((tx) => tx.users.byAccount(key));
  if (known === null) return 0;
  return (await bot.store.transact((tx) => tx.interviews.open(known.user.id))).length;
}

describe.each(MODES)("the main job on Slack by %s", (mode) => {
  let bot: Bot;
  afterEach(() => bot.close());

  it("goes from a form in the chat with the bot to the follow-up", async () => {
    bot = await startBot(mode);
    await mainJob(bot, {}, () => Promise.resolve());
    expect(await interviews(bot)).toBe(1);
    // Said once: who may read along.
    expect(bot.shown().filter((text) => text === en["discreet.caution"])).toHaveLength(1);
    expect(bot.harness.ada.problems).toEqual([]);
  });

  it("goes on in private when it begins in a channel, where nobody else learns of it", async () => {
    bot = await startBot(mode);
    const channel = bot.harness.double.workspace.channel("general", true);
    await mainJob(bot, { in: channel }, () => Promise.resolve());
    expect(await interviews(bot)).toBe(1);
    expect(bot.harness.bob.sees(channel)).toEqual([]);
    const told = bot.harness.ada.sees(channel);
    expect(told.map(({ isEphemeral }) => isEphemeral)).toEqual([true]);
    expect(told.map(({ text }) => text).join("")).not.toContain("Acme");
  });

  it("goes from an interview logged ahead to a form about how it was, and thanks for each of them", async () => {
    bot = await startBot(mode);
    const { ada, clock } = bot.harness;
    const tomorrow = addDays(dayAt(clock.now(), STOCKHOLM), 1);
    const advanceTo = (hour: number, minute: number) =>
      bot.advanceHours(
        (instantOf({ day: tomorrow, minute: hour * 60 + minute }, STOCKHOLM) - clock.now()) / HOUR_MS,
      );
    ada.uses("/interview");
    await ada.modals.shown();
    for (const [label, filling] of [
      ["Company", "Acme"],
      ["When", tomorrow],
      ["Starts at", "14:00"],
      ["People", "Jane Doe"],
    ] as const) {
      ada.modals.fill(label, filling);
    }
    expect(await ada.modals.submit()).toBe("closed");
    await bot.answered("Is this right?");
    await bot.presses("Save");
    await bot.answered("Before it:");
    await advanceTo(12, 5);
    await bot.presses("Show it");
    await bot.answered("Ask when they will decide.");
    await bot.presses("All set");
    await bot.answered("✓ Done");
    await advanceTo(15, 35);
    await bot.presses("Show it");
    await bot.answered("What stayed with you?");
    await bot.presses("Tell me");
    await ada.modals.shown();
    ada.modals.fill("People", "Per Lund (CTO)");
    ada.modals.fill("Answer promised", "when the cows come home");
    ada.modals.fill("It went", "Well");
    expect(await ada.modals.submit()).toBe("errors");
    ada.modals.fill("Answer promised", "in 3 days");
    expect(await ada.modals.submit()).toBe("closed");
    await bot.answered("This is what I take down.");
    await bot.presses("Save");
    await bot.answered("New: Thank Per Lund");
    expect(ada.problems).toEqual([]);
  });

  it("finds a mistake in the form where it was made", async () => {
    bot = await startBot(mode);
    const { ada, clock } = bot.harness;
    ada.uses("/interview");
    await ada.modals.shown();
    ada.modals.fill("Company", "Acme");
    ada.modals.fill("When", DAY.format(clock.now() - 24 * HOUR_MS));
    ada.modals.fill("Starts at", "14:00");
    ada.modals.fill("Answer promised", "when the cows come home");
    expect(await ada.modals.submit()).toBe("errors");
    const wrong = ada.modals.top?.fields.filter(({ error }) => error !== null);
    expect(wrong).toMatchObject([{ label: "Answer promised", error: en["field.promise.problem"] }]);
    expect(await interviews(bot)).toBe(0);
  });

  it("takes one line instead of the form", async () => {
    bot = await startBot(mode);
    bot.harness.ada.uses(
      "/interview",
      "Acme, Developer, yesterday 14:00, Jane Doe (CTO), decision by Friday",
    );
    await bot.answered("How do they prefer");
    await bot.presses("Skip the rest");
    await bot.presses("Save");
    await bot.answered("Saved: Acme");
    bot.harness.ada.uses("/interview", "list");
    await bot.answered(en["list.title"]);
    expect(await interviews(bot)).toBe(1);
  });
});

describe("the main job on Slack", () => {
  let bot: Bot;
  afterEach(() => bot.close());

  it("loses nothing and does nothing twice when the socket breaks before every step", {
    timeout: 60_000,
  }, async () => {
    bot = await startBot("socket");
    await mainJob(bot, {}, () => Promise.resolve());
    const undisturbed = bot.shown();
    await bot.close();

    bot = await startBot("socket");
    const { double } = bot.harness;
    const { socketMode } = double;
    let drops = 0;
    await mainJob(bot, {}, async () => {
      const before = socketMode.connected;
      socketMode.drop();
      drops += 1;
      await double.until("there is a new connection", () => socketMode.connected > before);
    });
    expect(bot.shown()).toEqual(undisturbed);
    expect(await interviews(bot)).toBe(1);
    expect(drops).toBe(9);
  });
});

describe("the App Home", () => {
  let bot: Bot;
  afterEach(() => bot.close());

  it("greets at the first visit and never again, and shows what is due, what waits, and the ways on", async () => {
    bot = await startBot("http");
    const { ada } = bot.harness;
    ada.opens("home");
    await bot.homeSays(en["home.nothing-due"]);
    await bot.answered(en["start.title"]);
    expect(ada.home?.buttons.map(({ label }) => label)).toEqual(["Log an interview", "Settings", "Help"]);
    const greeted = bot.shown();
    ada.opens("home");
    await bot.harness.confirmed();
    expect(bot.shown()).toEqual(greeted);

    ada.pressesAtHome("Log an interview");
    await ada.modals.shown();
    ada.modals.cancel();
    ada.uses("/interview", "Acme, Developer, yesterday 14:00, Jane Doe (CTO), decision by Friday");
    await bot.presses("Skip the rest");
    await bot.presses("Save");
    await bot.homeSays("Acme");
    expect(ada.home?.text).toMatch(/Overdue|Today|This week|Later/u);
    await bot.advanceHours(24);
    await bot.homeSays("• Acme");
    expect(ada.home?.buttons.map(({ label }) => label)).toContain("Acme");
    ada.pressesAtHome("Acme");
    await bot.answered("Jane Doe");
    ada.pressesAtHome("Settings");
    await bot.answered(en["settings.title"]);
  });
});
