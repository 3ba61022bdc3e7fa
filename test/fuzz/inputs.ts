import type fc from "fast-check";
import { eventOf, normaliseInteraction, normaliseMessage } from "../../adapters/discord/normalise.ts";
import { render as renderForDiscord } from "../../adapters/discord/render.ts";
import { renderHome, render as renderForSlack } from "../../adapters/slack/render.ts";
import { normalise } from "../../adapters/telegram/normalise.ts";
import { render as renderForTelegram } from "../../adapters/telegram/render.ts";
import type { CompletionRequest } from "../../src/app/complete.ts";
import type { InboundEvent } from "../../src/core/conversation/event.ts";
import type { Instant } from "../../src/core/time/instant.ts";
import type { View } from "../../src/core/view/view.ts";
import type { Home } from "./crowd.ts";
import { discordShapes } from "./discord-shapes.ts";
import type { Shape } from "./scene.ts";
import { openSlackDoor, type SlackWay } from "./slack-door.ts";
import { slackShapes } from "./slack-shapes.ts";
import { telegramShape } from "./telegram-shapes.ts";

/** What is done with what the program makes of updates. */
export interface Receiver {
  readonly now: () => Instant;
  /** Never rejects. */
  readonly onEvent: (event: InboundEvent) => Promise<void>;
  readonly onCompletion: (request: CompletionRequest) => Promise<void>;
}

/** A way in that is open. */
export interface Door {
  /** Takes one update as it arrives. @throws whatever the program throws. */
  take(raw: unknown): Promise<void>;
  /** Waits until all that came in was handled. @throws {Error} when something went wrong behind it. */
  close(): Promise<void>;
}

/** A way in: how updates look there, how they get in, and how an answer is shown. */
export interface Input {
  readonly platform: Home["platform"];
  readonly shape: fc.Arbitrary<Shape>;
  open(receiver: Receiver): Promise<Door>;
  show(view: View): void;
}

const BOT = { id: 4711, username: "AfterwordTestBot" };
const NOTE = "↻ Sent again";
const MARK = "A".repeat(22);

const discord = {
  platform: "discord",
  show: (view: View) => {
    renderForDiscord(view, { note: NOTE, mark: MARK });
  },
} as const;

/** By requests of the platform's own: beyond reading there is much that an adapter does with them. */
const slack = (way: SlackWay, shape: fc.Arbitrary<Shape>): Input => ({
  platform: "slack",
  shape,
  open: (receiver) => openSlackDoor(way, receiver),
  show: (view) => {
    renderForSlack(view, NOTE);
    renderHome(view);
  },
});

export const INPUTS: readonly Input[] = [
  {
    platform: "telegram",
    shape: telegramShape,
    open: (receiver) =>
      doorOf(async (raw) => {
        const normalised = normalise(raw, BOT, receiver.now());
        if (normalised !== null) await receiver.onEvent(normalised.event);
      }),
    show: (view) => {
      renderForTelegram(view, NOTE);
    },
  },
  {
    ...discord,
    shape: discordShapes.message,
    open: (receiver) =>
      doorOf(async (raw) => {
        const event = normaliseMessage(raw);
        if (event !== null) await receiver.onEvent(event);
      }),
  },
  {
    ...discord,
    shape: discordShapes.interaction,
    open: (receiver) => doorOf((raw) => takeInteraction(raw, receiver)),
  },
  slack("json", slackShapes.event),
  slack("payload", slackShapes.interaction),
  slack("fields", slackShapes.command),
];

function doorOf(take: Door["take"]): Promise<Door> {
  return Promise.resolve({ take, close: () => Promise.resolve() });
}

/** What came from a server is answered in the chat with the person, which the adapter would ask Discord for. */
async function takeInteraction(raw: unknown, { onEvent, onCompletion }: Receiver): Promise<void> {
  const interaction = normaliseInteraction(raw);
  if (interaction === null) return;
  const { account, locale } = interaction.author;
  if (interaction.kind !== "completion") {
    const event = eventOf(interaction, interaction.chat ?? account);
    if (event !== null) await onEvent(event);
    return;
  }
  const field = (["company", "when", "promise"] as const).find((one) => one === interaction.field);
  if (field === undefined) return;
  const key = { platform: "discord", workspace: "", account } as const;
  await onCompletion({ key, field, text: interaction.text, locale });
}
