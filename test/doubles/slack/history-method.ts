import { z } from "zod";
import type { Body, BotCall, Method, Parts } from "./api-parts.ts";
import { flag } from "./message-methods.ts";
import { parseArguments } from "./parse-form.ts";
import { SlackError } from "./slack-error.ts";
import { type StoredMessage, wireMessage } from "./world.ts";

const PAGE = 100;

const ts = z.string().regex(/^\d+(\.\d+)?$/u);
const history = z.strictObject({
  channel: z.string(),
  oldest: ts.optional(),
  latest: ts.optional(),
  inclusive: flag,
  limit: z.coerce.number().int().min(1).max(999).default(PAGE),
  cursor: z.string().optional(),
  include_all_metadata: flag,
});

export const HISTORY_METHOD: Method = { token: "bot", scope: "im:history", run: readHistory };

function readHistory(call: BotCall, { world }: Parts): Body {
  const args = parseArguments(history, call.args);
  const channel = world.channelToRead(call.workspace, args.channel);
  const before = args.cursor === undefined ? null : cursorTs(args.cursor);
  const isWithin = (each: StoredMessage): boolean =>
    isAfter(each.ts, args.oldest, args.inclusive) && isBefore(each.ts, args.latest, args.inclusive);
  const found = world.messages
    .filter((each) => each.channel === channel && each.onlyFor === null && isWithin(each))
    .filter((each) => before === null || Number(each.ts) < Number(before))
    .toReversed();
  const page = found.slice(0, args.limit);
  const hasMore = found.length > page.length;
  return {
    messages: page.map((each) => ({
      ...wireMessage(each),
      ...(args.include_all_metadata === true && each.metadata !== null && { metadata: each.metadata }),
    })),
    has_more: hasMore,
    pin_count: 0,
    ...(hasMore && { response_metadata: { next_cursor: cursorOf(page.at(-1)?.ts ?? "") } }),
  };
}

function isAfter(own: string, oldest: string | undefined, isInclusive = false): boolean {
  if (oldest === undefined) return true;
  return isInclusive ? Number(own) >= Number(oldest) : Number(own) > Number(oldest);
}

function isBefore(own: string, latest: string | undefined, isInclusive = false): boolean {
  if (latest === undefined) return true;
  return isInclusive ? Number(own) <= Number(latest) : Number(own) < Number(latest);
}

function cursorOf(next: string): string {
  return Buffer.from(`next_ts:${next}`).toString("base64");
}

/** @throws {SlackError} `invalid_cursor` */
function cursorTs(cursor: string): string {
  const [, found] = /^next_ts:(\d+\.\d+)$/u.exec(Buffer.from(cursor, "base64").toString("utf8")) ?? [];
  if (found === undefined) throw new SlackError("invalid_cursor");
  return found;
}
