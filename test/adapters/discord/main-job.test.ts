import { afterEach, describe, expect, it } from "vitest";
import { en } from "../../../src/core/text/en.ts";
import { HOUR_MS } from "../../../src/core/time/instant.ts";
import type { Store } from "../../../src/ports/store.ts";
import type { Channel, StoredMessage } from "../../doubles/discord/world.ts";
import { appOn } from "../../fakes/app-on.ts";
import { sharedDatabase } from "../../fakes/test-app.ts";
import { type DiscordHarness, discordHarness, toCard } from "./harness.ts";

const database = sharedDatabase();

/** The whole product with Discord, its people and its clock in our hands. */
interface Bot {
  readonly harness: DiscordHarness;
  readonly store: Store;
  /** What the bot has shown in the direct-message chat. */
  shown(): readonly string[];
  presses(label: string): Promise<void>;
  advanceHours(hours: number): Promise<void>;
  /** Resolves when the newest message, or the newest change of one, has these words. */
  answered(words: string): Promise<void>;
  close(): Promise<void>;
}

async function startBot(): Promise<Bot> {
  const harness = await discordHarness();
  const { clock, ada, double } = harness;
  const { app, store, stop } = await appOn(await database.emptied(), harness);
  await harness.start(app.onEvent);
  const cards = () => ada.sees().map((message) => ({ message, card: toCard(message) }));
  const holding = (label: string): StoredMessage | undefined =>
    cards().findLast(({ card }) => card.buttons.some((each) => each.label === label))?.message;
  return {
    harness,
    store,
    shown: () => cards().map(({ card }) => card.text),
    presses: async (label) => {
      await double.until(`there is a button ${label}`, () => holding(label) !== undefined);
      await app.idle();
      ada.presses(holding(label)?.id ?? "", label);
    },
    answered: async (words) => {
      await double.until(`it says ${words}`, () => cards().some(({ card }) => card.text.includes(words)));
      await app.idle();
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

/** From the log to the follow-up; `between` happens before every step. */
async function mainJob(bot: Bot, place: { in?: Channel }, between: () => Promise<void>): Promise<void> {
  const { ada } = bot.harness;
  await between();
  const form = await ada.formOf(ada.uses("interview", {}, place));
  await between();
  ada.submits(
    form,
    {
      company: "Acme",
      role: "Developer",
      when: "yesterday 14:00",
      people: "Jane Doe (CTO)",
      promise: "by Friday",
    },
    place,
  );
  await bot.answered("Where are you?");
  await between();
  ada.says("Stockholm");
  await bot.answered("your time should be");
  await between();
  await bot.presses("Yes");
  await bot.answered("How do they prefer");
  await between();
  await bot.presses("Skip the rest");
  await bot.answered("Is this right?");
  await between();
  await bot.presses("Save");
  await bot.answered("Saved: Acme");
  await between();
  ada.uses("next", {}, place);
  await bot.answered("Thank Jane Doe");
  await between();
  await bot.presses("Draft");
  await bot.answered("Dear Jane");
  await between();
  await bot.presses("Mark sent");
  await bot.answered("Marked as sent");
  await bot.advanceHours(6 * 24);
  expect(bot.shown().at(-1)).toMatch(/^Follow up[\s\S]*Why now/u);
}

async function interviews(bot: Bot): Promise<number> {
  const known = await bot.store.transact((tx) =>
    tx.users.byAccount({ platform: "discord", workspace: "", account: "501" }),
  );
  if (known === null) return 0;
  return (await bot.store.transact((tx) => tx.interviews.open(known.user.id))).length;
}

describe("the main job on Discord", () => {
  let bot: Bot;
  afterEach(() => bot.close());

  it("goes from a form in the chat with the bot to the follow-up", async () => {
    bot = await startBot();
    await mainJob(bot, {}, () => Promise.resolve());
    expect(await interviews(bot)).toBe(1);
    expect(bot.shown().filter((text) => text.includes("thinking"))).toEqual([]);
  });

  it("goes from an interview logged ahead over the checklist and the debrief to the thanks", async () => {
    bot = await startBot();
    const { ada } = bot.harness;
    const log = await ada.formOf(ada.uses("interview"));
    ada.submits(log, { company: "Acme", role: "Developer", when: "tomorrow 14:00", people: "Jane Doe" });
    await bot.answered("Where are you?");
    ada.says("Stockholm");
    await bot.answered("your time should be");
    await bot.presses("Yes");
    await bot.answered("Is this right?");
    await bot.presses("Save");
    await bot.answered("Before it:");
    await bot.advanceHours(26);
    expect(bot.shown().at(-1)).toMatch(/^Prepare[\s\S]*Ask when they will decide\./u);
    await bot.advanceHours(3.5);
    expect(bot.shown().at(-1)).toMatch(/^Look back/u);
    const card = ada.sees().at(-1);
    const form = await ada.formOf(ada.presses(card?.id ?? "", "Tell me"));
    ada.submits(form, { people: "Per Lund (CTO)", promise: "in two weeks", feeling: "well" });
    await bot.answered("This is what I take down.");
    await bot.presses("Save");
    await bot.answered("New: Thank Per Lund");
    await bot.advanceHours(0.5);
    const titles = bot.shown().map((text) => text.split("\n")[0]);
    expect(new Set(titles.slice(-2))).toEqual(new Set(["Thank Jane Doe", "Thank Per Lund"]));
  });

  it("goes on in private when it begins in a server, where nobody else learns of it", async () => {
    bot = await startBot();
    const guild = bot.harness.double.guildChannel();
    await mainJob(bot, { in: guild }, () => Promise.resolve());
    expect(await interviews(bot)).toBe(1);
    expect(bot.harness.bob.sees(guild)).toEqual([]);
    expect(new Set(bot.harness.ada.sees(guild).map(({ content }) => content))).toEqual(
      new Set([en["discord.in-private"]]),
    );
  });

  it("loses nothing and does nothing twice when the gateway drops before every step", {
    timeout: 60_000,
  }, async () => {
    bot = await startBot();
    const guild = bot.harness.double.guildChannel();
    await mainJob(bot, { in: guild }, () => Promise.resolve());
    const undisturbed = bot.shown();
    await bot.close();

    bot = await startBot();
    const { gateway } = bot.harness.double;
    let drops = 0;
    await mainJob(bot, { in: bot.harness.double.guildChannel() }, () => {
      gateway.drop();
      drops += 1;
      return Promise.resolve();
    });
    expect(bot.shown()).toEqual(undisturbed);
    expect(await interviews(bot)).toBe(1);
    expect(gateway.sessions).toBe(1);
    expect(drops).toBe(9);
  });
});
