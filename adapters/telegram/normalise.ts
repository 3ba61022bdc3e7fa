import { z } from "zod";
import type { Address } from "../../src/core/address.ts";
import type { Author, InboundEvent } from "../../src/core/conversation/event.ts";
import type { Instant } from "../../src/core/time/instant.ts";
import { instant } from "../../src/core/time/instant.ts";
import { typedCommand } from "../shared/typed-command.ts";
import { unixSeconds } from "../shared/unix-seconds.ts";

/** The kinds of updates we ask Telegram for; it sends no others. */
export const WANTED_UPDATES = ["message", "callback_query", "my_chat_member"] as const;

/** What a private message can hold that is not text. Anything else in a message is Telegram's own notice. */
const UNREADABLE = [
  "animation",
  "audio",
  "checklist",
  "contact",
  "dice",
  "document",
  "game",
  "location",
  "paid_media",
  "photo",
  "poll",
  "sticker",
  "story",
  "venue",
  "video",
  "video_note",
  "voice",
] as const;

const user = z.object({
  id: z.int().positive(),
  first_name: z.string().default(""),
  last_name: z.string().optional(),
  language_code: z.string().optional(),
});
const privateChat = z.object({ id: z.int(), type: z.literal("private") });

const message = z.looseObject({
  chat: privateChat,
  from: user,
  date: unixSeconds,
  text: z.string().optional(),
});
const callbackQuery = z.object({
  id: z.string(),
  from: user,
  data: z.string(),
  // An InaccessibleMessage has these as well, but not always the chat's type: the query's sender tells the chat.
  message: z.object({ message_id: z.int(), chat: z.object({ id: z.int() }) }),
});
const myChatMember = z.object({
  chat: privateChat,
  from: user,
  date: unixSeconds,
  new_chat_member: z.object({ status: z.string() }),
});

const update = z.object({
  update_id: z.int(),
  message: message.optional(),
  callback_query: callbackQuery.optional(),
  my_chat_member: myChatMember.optional(),
});
type Update = z.infer<typeof update>;

export interface BotIdentity {
  readonly id: number;
  /** Without the @. */
  readonly username: string;
}

/** An event, and the id of the press that Telegram wants acknowledged (null when there is none). */
export interface Normalised {
  readonly event: InboundEvent;
  readonly pressId: string | null;
}

/**
 * What a person did, from one update of the Bot API; null for whatever is not for us: groups, edits, Telegram's
 * own notices, commands for another bot, anything in a form we do not know. Never throws.
 *
 * @param receivedAt stands in where an update does not tell its time.
 */
export function normalise(raw: unknown, bot: BotIdentity, receivedAt: Instant): Normalised | null {
  const parsed = update.safeParse(raw);
  if (!parsed.success) return null;
  const id = `telegram:${bot.id}:${parsed.data.update_id}`;
  const event =
    fromMessage(parsed.data, id, bot) ??
    fromPress(parsed.data, id, receivedAt) ??
    fromMembership(parsed.data, id);
  return event === null ? null : { event, pressId: parsed.data.callback_query?.id ?? null };
}

function fromMessage({ message: sent }: Update, id: string, bot: BotIdentity): InboundEvent | null {
  if (sent === undefined) return null;
  const base = { id, from: addressOf(sent.chat.id), author: authorOf(sent.from), at: toInstant(sent.date) };
  if (sent.text === undefined) {
    return UNREADABLE.some((kind) => sent[kind] !== undefined) ? { ...base, kind: "unsupported" } : null;
  }
  const command = typedCommand(sent.text.replace(ADDRESSED, "$1"));
  if (command === null) return { ...base, kind: "text", text: sent.text };
  const [, , to = bot.username] = ADDRESSED.exec(sent.text) ?? [];
  const isOurs = to.toLowerCase() === bot.username.toLowerCase();
  return isOurs ? { ...base, kind: "command", ...command } : null;
}

/** A command that says which bot it is for: `/name@Bot`. */
const ADDRESSED = /^(\/[a-z0-9_]+)@([a-z0-9_]+)(?=\s|$)/iu;

function fromPress({ callback_query: press }: Update, id: string, receivedAt: Instant): InboundEvent | null {
  // A private chat has the id of its person; a press in any other chat is not for us.
  if (press === undefined || press.message.chat.id !== press.from.id) return null;
  const from = addressOf(press.message.chat.id);
  const source = { ...from, message: String(press.message.message_id) };
  return {
    id,
    from,
    author: authorOf(press.from),
    at: receivedAt,
    kind: "press",
    token: press.data,
    source,
    answer: null,
  };
}

function fromMembership({ my_chat_member: change }: Update, id: string): InboundEvent | null {
  const status = change?.new_chat_member.status;
  if (change === undefined || (status !== "kicked" && status !== "member")) return null;
  const kind = status === "kicked" ? "blocked" : "unblocked";
  return {
    id,
    from: addressOf(change.chat.id),
    author: authorOf(change.from),
    at: toInstant(change.date),
    kind,
  };
}

function addressOf(chat: number): Address {
  return { platform: "telegram", workspace: "", chat: String(chat) };
}

function authorOf({ id, first_name: first, last_name: last, language_code: locale }: WireUser): Author {
  const name = [first, last ?? ""].join(" ").trim();
  return { account: String(id), name: name === "" ? null : name, locale: locale ?? null, timeZone: null };
}
type WireUser = z.infer<typeof user>;

function toInstant(unix: number): Instant {
  return instant(unix * 1000);
}
