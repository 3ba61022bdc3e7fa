import { z } from "zod";
import type { Body, BotCall, Method, Parts } from "./api-parts.ts";
import { blockList, type WireBlock, withIds } from "./blocks.ts";
import { parseArguments, parseBlocks } from "./parse-form.ts";
import type { Arguments } from "./request-body.ts";
import { SlackError } from "./slack-error.ts";
import { type Channel, type Reading, type StoredMessage, type World, wireMessage } from "./world.ts";

const MAX_BLOCKS = 50;
const MAX_TEXT = 40_000;
const MAX_UPDATED_TEXT = 4_000;
/**
 * Of all blocks together, as JSON. Undocumented; measured by others at 13,297 characters of text in one block, and
 * less the more containers there are.
 */
const MAX_BLOCKS_JSON = 13_200;
const MAX_METADATA_BYTES = 16_384;

export const flag = z.union([z.boolean(), z.stringbool()]).optional();
const ts = z.string().regex(/^\d+(\.\d+)?$/u);
const shown = {
  channel: z.string(),
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  parse: z.enum(["none", "full"]).optional(),
  link_names: flag,
};
const posted = z.strictObject({
  ...shown,
  metadata: z.unknown().optional(),
  mrkdwn: flag,
  unfurl_links: flag,
  unfurl_media: flag,
  thread_ts: ts.optional(),
});
const ephemeral = z.strictObject({ ...shown, user: z.string(), thread_ts: ts.optional() });
const updated = z.strictObject({ ...shown, ts, metadata: z.unknown().optional() });
const metadata = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.unknown()),
});
export const MESSAGE_METHODS: Readonly<Record<string, Method>> = {
  "chat.postMessage": { token: "bot", scope: "chat:write", run: postMessage },
  "chat.postEphemeral": { token: "bot", scope: "chat:write", run: postEphemeral },
  "chat.update": { token: "bot", scope: "chat:write", run: update },
  "chat.delete": { token: "bot", scope: "chat:write", run: remove },
};

/** @throws {SlackError} as `channelToRead`; also where nobody can write. */
export function channelToWriteTo(call: BotCall, id: string, { world, settings }: Parts): Channel {
  const channel = world.channelToRead(call.workspace, id);
  if (channel.isArchived) throw new SlackError("is_archived");
  if (channel.kind === "app" && !settings.isMessagesTabEnabled) throw new SlackError("messages_tab_disabled");
  return channel;
}

/** @throws {SlackError} `no_text`, and what is wrong with the blocks. */
export function readContent(
  given: { readonly text?: string | undefined; readonly blocks?: unknown },
  world: World,
): Pick<StoredMessage, "text" | "blocks"> {
  const blocks = given.blocks === undefined ? [] : readBlocks(given.blocks, world);
  const { text = "" } = given;
  if (text.trim() === "" && blocks.length === 0) throw new SlackError("no_text");
  return { text, blocks };
}

function readBlocks(given: unknown, world: World): readonly WireBlock[] {
  if (!Array.isArray(given)) throw new SlackError("invalid_blocks_format");
  const blocks = parseBlocks(blockList(MAX_BLOCKS, "message"), given);
  if (JSON.stringify(blocks).length > MAX_BLOCKS_JSON) throw new SlackError("msg_blocks_too_long");
  return withIds(blocks, () => world.newId(""));
}

function readMetadata(given: unknown): unknown {
  const parsed = metadata.safeParse(given);
  if (!parsed.success) throw new SlackError("invalid_metadata_format");
  if (Buffer.byteLength(JSON.stringify(given)) > MAX_METADATA_BYTES)
    throw new SlackError("metadata_too_large");
  return parsed.data;
}

function readingOf(args: {
  readonly parse?: "none" | "full" | undefined;
  readonly link_names?: boolean | undefined;
  readonly mrkdwn?: boolean | undefined;
}): Reading {
  const isFull = args.parse === "full";
  return {
    isMrkdwn: args.mrkdwn ?? true,
    links: args.parse !== "none",
    names: isFull || (args.link_names ?? false),
  };
}

function postMessage(call: BotCall, parts: Parts): Body {
  const args = parseArguments(posted, call.args);
  const { world, events } = parts;
  const channel = channelToWriteTo(call, args.channel, parts);
  const content = readContent(args, world);
  const isTruncated = content.text.length > MAX_TEXT;
  const message = world.post({
    channel,
    author: call.installation.botUserId,
    isApp: true,
    ...content,
    text: content.text.slice(0, MAX_TEXT),
    reading: readingOf(args),
    metadata: args.metadata === undefined ? null : readMetadata(args.metadata),
    unfurls: args.unfurl_links !== false || args.unfurl_media !== false,
    threadTs: args.thread_ts ?? null,
  });
  events.posted(message);
  return {
    channel: channel.id,
    ts: message.ts,
    message: wireMessage(message),
    ...(isTruncated && { warning: "message_truncated" }),
  };
}

function postEphemeral(call: BotCall, parts: Parts): Body {
  const args = parseArguments(ephemeral, call.args);
  const channel = channelToWriteTo(call, args.channel, parts);
  const person = parts.world.accounts.get(args.user);
  if (person?.workspace !== call.workspace) throw new SlackError("user_not_in_channel");
  const message = parts.world.post({
    channel,
    author: call.installation.botUserId,
    isApp: true,
    onlyFor: person.id,
    ...readContent(args, parts.world),
    reading: readingOf(args),
  });
  return { message_ts: message.ts };
}

function update(call: BotCall, parts: Parts): Body {
  const args = parseArguments(updated, call.args);
  const channel = channelToWriteTo(call, args.channel, parts);
  const message = owned(call, parts.world.find(channel, args.ts));
  if ((args.text ?? "").length > MAX_UPDATED_TEXT) throw new SlackError("msg_too_long");
  const content = readContent(args, parts.world);
  parts.world.change(message, {
    text: content.text,
    reading: { ...readingOf(args), isMrkdwn: message.reading.isMrkdwn },
    ...(args.blocks !== undefined && { blocks: content.blocks }),
    ...(args.metadata !== undefined && { metadata: readMetadata(args.metadata) }),
  });
  parts.events.changed(message);
  return { channel: channel.id, ts: message.ts, text: message.text, message: wireMessage(message) };
}

function remove(call: BotCall, parts: Parts): Body {
  const args = parseArguments(z.strictObject({ channel: z.string(), ts }), call.args);
  const channel = channelToWriteTo(call, args.channel, parts);
  const message = parts.world.find(channel, args.ts);
  if (!message.isApp) throw new SlackError("cant_delete_message");
  parts.world.remove(message);
  parts.events.deleted(message);
  return { channel: channel.id, ts: message.ts };
}

function owned(call: BotCall, message: StoredMessage): StoredMessage {
  if (message.author !== call.installation.botUserId) throw new SlackError("cant_update_message");
  return message;
}

/** The channel that a limit of one message a second is counted for; null for methods without one. */
export function channelOfMessage(method: string, { channel }: Arguments): string | null {
  const isMessage = method === "chat.postMessage" || method === "chat.postEphemeral";
  return isMessage && typeof channel === "string" ? channel : null;
}
