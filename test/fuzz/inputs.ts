import type fc from "fast-check";
import { eventOf, normaliseInteraction, normaliseMessage } from "../../adapters/discord/normalise.ts";
import { render as renderForDiscord } from "../../adapters/discord/render.ts";
import { normalise } from "../../adapters/telegram/normalise.ts";
import { render as renderForTelegram } from "../../adapters/telegram/render.ts";
import type { CompletionRequest } from "../../src/app/complete.ts";
import type { InboundEvent } from "../../src/core/conversation/event.ts";
import type { Instant } from "../../src/core/time/instant.ts";
import type { View } from "../../src/core/view/view.ts";
import { discordShapes } from "./discord-shapes.ts";
import type { Shape } from "./scene.ts";
import { telegramShape } from "./telegram-shapes.ts";

/** What the program makes of an update; null when it is not for us. */
type Reading =
  | { readonly kind: "event"; readonly event: InboundEvent }
  | { readonly kind: "completion"; readonly request: CompletionRequest }
  | null;

/** A way in: how updates look there, what the adapter reads in them, and how it shows an answer. */
export interface Input {
  readonly platform: "telegram" | "discord";
  readonly shape: fc.Arbitrary<Shape>;
  read(raw: unknown, now: Instant): Reading;
  show(view: View): void;
}

const BOT = { id: 4711, username: "AfterwordTestBot" };
const NOTE = "↻ Sent again";
const MARK = "A".repeat(22);

const showOnDiscord = (view: View): void => {
  renderForDiscord(view, { note: NOTE, mark: MARK });
};

export const INPUTS: readonly Input[] = [
  {
    platform: "telegram",
    shape: telegramShape,
    read: (raw, now) => {
      const normalised = normalise(raw, BOT, now);
      return normalised === null ? null : { kind: "event", event: normalised.event };
    },
    show: (view) => {
      renderForTelegram(view, NOTE);
    },
  },
  {
    platform: "discord",
    shape: discordShapes.message,
    read: (raw) => {
      const event = normaliseMessage(raw);
      return event === null ? null : { kind: "event", event };
    },
    show: showOnDiscord,
  },
  {
    platform: "discord",
    shape: discordShapes.interaction,
    read: readInteraction,
    show: showOnDiscord,
  },
];

/** What came from a server is answered in the chat with the person, which the adapter would ask Discord for. */
function readInteraction(raw: unknown): Reading {
  const interaction = normaliseInteraction(raw);
  if (interaction === null) return null;
  const { account } = interaction.author;
  if (interaction.kind !== "completion") {
    const event = eventOf(interaction, interaction.chat ?? account);
    return event === null ? null : { kind: "event", event };
  }
  const field = (["company", "when", "promise"] as const).find((one) => one === interaction.field);
  if (field === undefined) return null;
  const key = { platform: "discord", workspace: "", account } as const;
  return {
    kind: "completion",
    request: { key, field, text: interaction.text, locale: interaction.author.locale },
  };
}
