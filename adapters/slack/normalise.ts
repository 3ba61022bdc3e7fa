import { z } from "zod";
import type { Account } from "../../src/core/address.ts";
import { commandBehind } from "../../src/core/conversation/commands.ts";
import type { InboundEvent } from "../../src/core/conversation/event.ts";
import { type Instant, instant } from "../../src/core/time/instant.ts";
import { typedCommand } from "../shared/typed-command.ts";
import { unixSeconds } from "../shared/unix-seconds.ts";
import { addressOf, personOf, unknownAuthor, workspaceOf } from "./addresses.ts";
import { asTyped } from "./as-typed.ts";
import { eventName } from "./event-name.ts";
import { COMMAND } from "./manifest.ts";
import { normaliseInteraction, type Press, type Submission } from "./normalise-interaction.ts";

/** Our one command, and what stands behind it. */
export interface Command {
  readonly kind: "command";
  readonly id: string;
  readonly person: Account;
  readonly at: Instant;
  readonly text: string;
  /** Where it was used; the answer goes there, and only the person sees it. */
  readonly channel: string;
  readonly triggerId: string;
  readonly responseUrl: string;
  readonly team: string;
  /** What Slack knows our app by, for a link to us. */
  readonly app: string;
}

/** What Slack brought, told apart by how it has to be answered. */
export type Incoming =
  /** Of its author no more is known than the account. */
  | { readonly kind: "event"; readonly event: InboundEvent }
  /** The workspace does not let us in any more. */
  | { readonly kind: "removal"; readonly workspace: string; readonly at: Instant }
  | Command
  | Press
  | Submission;

const id = z.string().regex(/^[A-Z0-9]{1,30}$/u);

const message = z.object({
  type: z.literal("message"),
  channel_type: z.literal("im"),
  channel: id,
  user: id,
  text: z.string().default(""),
  /**
   * Files, and answers in a thread that go to the chat as well, come with subtypes of their own; all others are not
   * messages that somebody has written now.
   */
  subtype: z.enum(["file_share", "thread_broadcast"]).optional(),
  /** Other bots, and ourselves. */
  bot_id: z.undefined().optional(),
  blocks: z.unknown().optional(),
});
const event = z.discriminatedUnion("type", [
  message,
  z.object({ type: z.literal("app_home_opened"), user: id, channel: id, tab: z.literal("home") }),
  z.object({ type: z.literal("app_uninstalled") }),
  // Tokens of persons are none of ours.
  z.object({ type: z.literal("tokens_revoked"), tokens: z.object({ bot: z.array(z.string()).min(1) }) }),
]);
const callback = z.object({
  type: z.literal("event_callback"),
  team_id: id,
  event_id: eventName,
  event_time: unixSeconds,
  authorizations: z
    .array(z.object({ enterprise_id: id.nullish(), is_enterprise_install: z.boolean().nullish() }))
    .default([]),
  event,
});
type Callback = z.infer<typeof callback>;

const slash = z.object({
  command: z.literal(COMMAND),
  text: z.string().default(""),
  team_id: id,
  enterprise_id: id.optional(),
  is_enterprise_install: z.string().optional(),
  user_id: id,
  channel_id: id,
  trigger_id: eventName,
  response_url: z.url(),
  api_app_id: id,
});

/**
 * What a person did, or Slack has to tell; null for whatever is not for us: other bots and ourselves, changes of
 * messages, Slack's own notices, anything in a form we do not know. Never throws.
 *
 * @param receivedAt stands in where Slack does not tell the time.
 */
export function normalise(raw: unknown, receivedAt: Instant): Incoming | null {
  const called = callback.safeParse(raw);
  if (called.success) return fromCallback(called.data);
  const used = slash.safeParse(raw);
  return used.success ? fromSlash(used.data, receivedAt) : normaliseInteraction(raw, receivedAt);
}

function fromCallback({
  event: told,
  team_id: team,
  event_id: eventId,
  event_time: at,
  ...more
}: Callback): Incoming {
  const [authorization] = more.authorizations;
  const isWhole = authorization?.is_enterprise_install === true;
  const workspace = workspaceOf(team, authorization?.enterprise_id, isWhole);
  const envelope = { id: `slack:${team}:${eventId}`, at: instant(at * 1000) };
  switch (told.type) {
    case "app_uninstalled":
    case "tokens_revoked":
      return { kind: "removal", workspace, at: envelope.at };
    case "app_home_opened":
    case "message": {
      const base = {
        ...envelope,
        from: addressOf(workspace, told.channel),
        author: unknownAuthor(told.user),
      };
      return { kind: "event", event: told.type === "message" ? said(told, base) : { ...base, kind: "home" } };
    }
    default:
      return told satisfies never;
  }
}

function said(
  { text: raw, blocks }: z.infer<typeof message>,
  base: Pick<InboundEvent, "id" | "from" | "author" | "at">,
): InboundEvent {
  const text = asTyped(raw, blocks);
  if (text.trim() === "") return { ...base, kind: "unsupported" };
  const command = typedCommand(text);
  if (command === null) return { ...base, kind: "text", text };
  const meant = `/${command.name}` === COMMAND ? commandBehind(command.args) : command;
  return { ...base, kind: "command", ...meant };
}

function fromSlash(used: z.infer<typeof slash>, at: Instant): Command {
  const { team_id: team, trigger_id: triggerId } = used;
  const workspace = workspaceOf(team, used.enterprise_id, used.is_enterprise_install === "true");
  return {
    kind: "command",
    id: `slack:${team}:${triggerId}`,
    person: personOf(workspace, used.user_id),
    at,
    text: asTyped(used.text).trim(),
    channel: used.channel_id,
    triggerId,
    responseUrl: used.response_url,
    team,
    app: used.api_app_id,
  };
}
