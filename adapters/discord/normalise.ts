import { z } from "zod";
import type { Address } from "../../src/core/address.ts";
import type { Author, InboundEvent } from "../../src/core/conversation/event.ts";
import type { Answers } from "../../src/core/conversation/state.ts";
import { type Instant, instant } from "../../src/core/time/instant.ts";
import { answersOf } from "../shared/answers-of.ts";
import { typedCommand } from "../shared/typed-command.ts";
import { opensForm, tokenOf } from "./custom-id.ts";
import { openedBy } from "./modal-form.ts";

/** Milliseconds of Unix time at which Discord's ids begin. */
const DISCORD_EPOCH_MS = 1_420_070_400_000;

const snowflake = z.string().regex(/^\d{1,20}$/u);
const user = z.object({
  id: snowflake,
  username: z.string().default(""),
  global_name: z.string().nullish(),
  bot: z.boolean().optional(),
  system: z.boolean().optional(),
});
type WireUser = z.infer<typeof user>;

/** When something with this id came into being. */
export function bornAt(id: string): Instant {
  return instant(Number(BigInt(id) >> 22n) + DISCORD_EPOCH_MS);
}

/** The least id of anything that comes into being at `at` or later. */
export function firstIdAt(at: Instant): string {
  return String(BigInt(Math.max(0, at - DISCORD_EPOCH_MS)) << 22n);
}

export function addressOf(chat: string): Address {
  return { platform: "discord", workspace: "", chat };
}

function authorOf({ id, username, global_name: shown }: WireUser, locale: string | null): Author {
  const name = (shown ?? username).trim();
  return { account: id, name: name === "" ? null : name, locale, timeZone: null };
}

// Messages

const message = z.object({
  id: snowflake,
  channel_id: snowflake,
  guild_id: snowflake.optional(),
  webhook_id: snowflake.optional(),
  author: user,
  content: z.string(),
  type: z.int(),
});

/** What a person can write: a message, or a reply to one. All other kinds are Discord's own notices. */
const WRITTEN = new Set([0, 19]);

/**
 * A direct message to us; null for whatever is not for us: servers, other bots, ourselves, Discord's own notices,
 * anything in a form we do not know. Never throws.
 */
export function normaliseMessage(raw: unknown): InboundEvent | null {
  const parsed = message.safeParse(raw);
  if (!parsed.success) return null;
  const { id, channel_id: chat, author, content, type } = parsed.data;
  const isOther =
    parsed.data.guild_id !== undefined ||
    parsed.data.webhook_id !== undefined ||
    author.bot === true ||
    author.system === true ||
    !WRITTEN.has(type);
  if (isOther) return null;
  const base = { id: `discord:${id}`, from: addressOf(chat), author: authorOf(author, null), at: bornAt(id) };
  if (content === "") return { ...base, kind: "unsupported" };
  const command = typedCommand(content);
  return command === null
    ? { ...base, kind: "text", text: content }
    : { ...base, kind: "command", ...command };
}

// Interactions

const option = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
});
const input = z.object({ custom_id: z.string(), value: z.string() });
const formPart = z.object({ component: input.optional(), components: z.array(input).optional() });

const common = z.object({
  id: snowflake,
  application_id: snowflake,
  token: z.string().min(1),
  channel_id: snowflake.optional(),
  guild_id: snowflake.optional(),
  context: z.int().optional(),
  locale: z.string().optional(),
  user: user.optional(),
  member: z.object({ user }).optional(),
});
const anyInteraction = z.discriminatedUnion("type", [
  common.extend({
    type: z.literal(2),
    data: z.object({ name: z.string(), type: z.literal(1).default(1), options: z.array(option).default([]) }),
  }),
  common.extend({
    type: z.literal(3),
    data: z.object({ custom_id: z.string(), values: z.array(z.string()).optional() }),
    message: z.object({ id: snowflake }),
  }),
  common.extend({ type: z.literal(4), data: z.object({ options: z.array(option) }) }),
  common.extend({
    type: z.literal(5),
    data: z.object({ custom_id: z.string(), components: z.array(formPart) }),
  }),
]);
type WireInteraction = z.infer<typeof anyInteraction>;

/** What it takes to answer an interaction. */
export interface InteractionRef {
  readonly id: string;
  readonly token: string;
  readonly application: string;
}

interface InteractionBase {
  readonly ref: InteractionRef;
  readonly author: Author;
  /** The direct-message chat with us it came from; null when it came from anywhere else. */
  readonly chat: string | null;
}

/** An interaction, told apart by how it has to be answered. */
export type Interaction =
  /** `answers`: what was given as options of the command. */
  | (InteractionBase & { readonly kind: "command"; readonly name: string; readonly answers: Answers })
  /** `token`: the button that opened a debrief; null for the log of an interview. */
  | (InteractionBase & { readonly kind: "form"; readonly token: string | null; readonly answers: Answers })
  | (InteractionBase & {
      readonly kind: "press";
      readonly token: string;
      readonly message: string;
      /** Whether the press opens a form. */
      readonly opens: boolean;
    })
  | (InteractionBase & { readonly kind: "completion"; readonly field: string; readonly text: string });

/** The context of a direct message with the bot itself; others are servers and people's own chats. */
const BOT_DM = 1;

/** Null for whatever is not for us, or in a form we do not know. Never throws. */
export function normaliseInteraction(raw: unknown): Interaction | null {
  const parsed = anyInteraction.safeParse(raw);
  if (!parsed.success) return null;
  const wire = parsed.data;
  const person = wire.user ?? wire.member?.user;
  if (person === undefined || person.bot === true) return null;
  const isDirect = wire.context === BOT_DM && wire.guild_id === undefined;
  const shared = {
    ref: { id: wire.id, token: wire.token, application: wire.application_id },
    author: authorOf(person, wire.locale ?? null),
    chat: isDirect ? (wire.channel_id ?? null) : null,
  };
  return told(wire, shared);
}

function told(wire: WireInteraction, shared: InteractionBase): Interaction | null {
  switch (wire.type) {
    case 2:
      return {
        ...shared,
        kind: "command",
        name: wire.data.name.toLowerCase(),
        answers: optionAnswers(wire.data.options),
      };
    case 3: {
      const customId = wire.data.values?.[0] ?? wire.data.custom_id;
      const opens = opensForm(customId);
      return { ...shared, kind: "press", token: tokenOf(customId), message: wire.message.id, opens };
    }
    case 4: {
      const focused = wire.data.options.find((each) => each.focused === true);
      return focused === undefined
        ? null
        : { ...shared, kind: "completion", field: focused.name, text: String(focused.value ?? "") };
    }
    case 5:
      return {
        ...shared,
        kind: "form",
        token: openedBy(wire.data.custom_id),
        answers: answersOf(
          new Map(
            wire.data.components
              .flatMap(({ component, components }) => component ?? components ?? [])
              .map(({ custom_id: name, value }) => [name, value]),
          ),
        ),
      };
    default:
      return wire satisfies never;
  }
}

function optionAnswers(options: readonly z.infer<typeof option>[]): Answers {
  const given = options.map(({ name, value }): [string, string] => [name, String(value ?? "")]);
  // Nobody is asked for an option: one without a value was left out.
  return answersOf(new Map(given.filter(([, value]) => value.trim() !== "")));
}

/** The event of an interaction, said to come from the person's direct-message chat; null for a completion. */
export function eventOf(interaction: Interaction, chat: string): InboundEvent | null {
  const { id } = interaction.ref;
  const from = addressOf(chat);
  const event = { id: `discord:${id}`, from, author: interaction.author, at: bornAt(id) };
  switch (interaction.kind) {
    case "command":
      return Object.keys(interaction.answers).length > 0
        ? { ...event, kind: "form", token: null, answers: interaction.answers }
        : { ...event, kind: "command", name: interaction.name, args: "" };
    case "form":
      return { ...event, kind: "form", token: interaction.token, answers: interaction.answers };
    case "press":
      return {
        ...event,
        kind: "press",
        token: interaction.token,
        source: { ...from, message: interaction.message },
        answer: null,
      };
    case "completion":
      return null;
    default:
      return interaction satisfies never;
  }
}
