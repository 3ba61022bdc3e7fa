import { expect } from "vitest";
import type { Fault } from "../doubles/shared/faults.ts";
import type { SlackPerson } from "../doubles/slack/person.ts";
import type { SlackDouble } from "../doubles/slack/slack-double.ts";
import type { Bot } from "../support/start-bot.ts";
import { EVERY_FAULT } from "./every-fault.ts";
import { zoneAtNoon } from "./product-harness.ts";
import { reported } from "./reported.ts";

/** Slack's own ways to say no, each with a 200. */
const REFUSALS: readonly Fault[] = [
  { kind: "403", reason: "invalid_auth" },
  { kind: "403", reason: "token_revoked" },
  { kind: "403", reason: "channel_not_found" },
  { kind: "403", reason: "msg_too_long" },
];

/** What goes wrong for a bot on Slack, in the order in which it is to happen. */
export interface SlackTroubles {
  meetsFaults(): Promise<void>;
  /** While the database takes nothing. */
  storesNothing(): Promise<void>;
  /** Afterwards nothing comes in any more. */
  isShutOut(): Promise<void>;
}

export function slackTroubles(slack: SlackDouble, bot: Bot): SlackTroubles {
  const eve = slack.person({ id: "U0EVE", name: "Zqcanaryeve", timeZone: zoneAtNoon() });
  return {
    meetsFaults: async () => {
      await formIsWrong(slack, eve);
      await formCannotBeOpened(slack, bot);
      await everyRequestFails(slack, bot);
      await socketBreaks(slack, bot);
      eve.uses("/interview");
      await eve.modals.shown();
    },
    storesNothing: async () => {
      fillIn(eve);
      expect(await eve.modals.submit()).toBe("errors");
      eve.says("zqcanary that nobody can store");
      await bot.logged("slack: an event was not stored", 2);
    },
    isShutOut: async () => {
      const refusal = { kind: "403", reason: "invalid_auth", method: "apps.connections.open" } as const;
      slack.faults.next(refusal);
      slack.socketMode.drop();
      await bot.logged("slack: the socket is closed for good");
    },
  };
}

function fillIn({ modals }: SlackPerson): void {
  modals.fill("Company", "Zqcanarycorp");
  modals.fill("Role", "Zqcanaryist");
  modals.fill("Starts at", "09:00");
  modals.fill("People", "Zqcanaryjane Doe (Zqcanaryhead)");
}

async function formIsWrong(slack: SlackDouble, eve: SlackPerson): Promise<void> {
  eve.uses("/interview");
  await eve.modals.shown();
  fillIn(eve);
  eve.modals.fill("Answer promised", "when the zqcanary comes home");
  expect(await eve.modals.submit()).toBe("errors");
  eve.modals.fill("Answer promised", "in 9 days");
  expect(await eve.modals.submit()).toBe("closed");
  await slack.until("her form is taken", () =>
    eve.sees().some(({ text }) => text.includes("Is this right?")),
  );
}

async function formCannotBeOpened(slack: SlackDouble, bot: Bot): Promise<void> {
  const bo = slack.person({ id: "U0BO", name: "Zqcanarybo" });
  slack.faults.next(
    { kind: "lost-answer", method: "users.info" },
    { kind: "403", reason: "zqcanary said no", method: "views.open" },
    { kind: "5xx-after", status: 200, method: "conversations.open" },
  );
  bo.uses("/interview");
  await bot.logged("slack: a form was not opened");
  await bot.logged("slack: a chat could not be opened");
}

async function everyRequestFails(slack: SlackDouble, bot: Bot): Promise<void> {
  const before = reported(bot);
  const faults = [...EVERY_FAULT, ...REFUSALS];
  slack.faults.next({ kind: "lost-answer", method: "conversations.history" });
  for (const [index, fault] of faults.entries()) {
    slack.faults.next({ ...fault, method: "chat.postMessage" });
    // Each in a chat of their own: one chat takes one message a second.
    slack.person({ id: `U0ZQ${index}`, name: "Zqcanary" }).says("zqcanary");
  }
  await bot.until(
    "every fault was met",
    () => slack.faults.pending === 0 && reported(bot) >= before + faults.length,
  );
}

async function socketBreaks(slack: SlackDouble, bot: Bot): Promise<void> {
  const { socketMode, faults } = slack;
  socketMode.sayRaw("zqcanary is not JSON");
  socketMode.sayRaw('{"type":"zqcanary","payload":"zqcanary"}');
  const { connected } = socketMode;
  faults.next({ kind: "5xx-after", status: 200, method: "apps.connections.open" });
  socketMode.drop();
  await bot.logged("slack: the socket could not be connected");
  await slack.until("the socket is there again", () => socketMode.connected > connected);
}
