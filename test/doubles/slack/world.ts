import type { Clock } from "../../../src/ports/clock.ts";
import { Changes } from "../shared/changes.ts";
import type { WireBlock } from "./blocks.ts";
import { SlackError } from "./slack-error.ts";

export const APP_ID = "A0AFTERWORD";
const BOT_NAME = "afterword";
/** Everything that a test does not withhold. */
export const ALL_SCOPES = [
  "chat:write",
  "commands",
  "files:write",
  "im:history",
  "im:write",
  "users:read",
] as const;

export interface Installation {
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly scopes: readonly string[];
  /** What a call with this token is refused with; null while it is good. */
  ended: "token_revoked" | "account_inactive" | null;
}

export interface Workspace {
  readonly id: string;
  readonly name: string;
  /** The last one, ended or not. */
  installation: Installation | null;
}

export interface Account {
  readonly id: string;
  readonly workspace: Workspace;
  readonly name: string;
  locale: string;
  timeZone: string;
  isDeactivated: boolean;
}

/** `app`: a person's direct messages with the app; `other`: those of two persons, where the app is not. */
export interface Channel {
  readonly id: string;
  readonly workspace: Workspace;
  readonly kind: "app" | "other" | "channel";
  readonly name: string;
  /** The person of an `app` chat. */
  readonly person: Account | null;
  hasApp: boolean;
  isArchived: boolean;
}

/** How a text is read. */
export interface Reading {
  readonly isMrkdwn: boolean;
  /** Whether addresses that stand bare in the text become links, and names with `@` or `#` mentions. */
  readonly links: boolean;
  readonly names: boolean;
}

export interface StoredMessage {
  readonly ts: string;
  readonly channel: Channel;
  /** The id of a person or of the app's user. */
  readonly author: string;
  readonly isApp: boolean;
  /** Only this person sees it. */
  readonly onlyFor: string | null;
  readonly threadTs: string | null;
  text: string;
  reading: Reading;
  blocks: readonly WireBlock[];
  metadata: unknown;
  /** False: no page that the text names is shown below it. */
  unfurls: boolean;
  readonly files: readonly { readonly id: string; readonly title: string }[];
  edited: boolean;
}

/** What Slack's servers know: workspaces, people, channels, and the messages in them as they are now. */
export class World {
  readonly changes = new Changes();
  readonly clock: Clock;
  readonly workspaces = new Map<string, Workspace>();
  readonly accounts = new Map<string, Account>();
  readonly channels = new Map<string, Channel>();
  readonly messages: StoredMessage[] = [];
  #lastMicros = 0;
  #ids = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** An id as Slack writes them, no two the same. */
  newId(prefix: string): string {
    this.#ids += 1;
    return `${prefix}${this.#ids.toString(36).toUpperCase().padStart(8, "0")}`;
  }

  /** A time of its own, later than all before: what messages are known by. */
  newTs(): string {
    this.#lastMicros = Math.max(this.clock.now() * 1000, this.#lastMicros + 1);
    const seconds = Math.floor(this.#lastMicros / 1_000_000);
    return `${seconds}.${String(this.#lastMicros % 1_000_000).padStart(6, "0")}`;
  }

  nowSeconds(): number {
    return Math.floor(this.clock.now() / 1000);
  }

  addWorkspace(id: string, name: string): Workspace {
    const workspace = { id, name, installation: null };
    this.workspaces.set(id, workspace);
    return workspace;
  }

  /** Installs the app, or gives it more scopes. A token that is still good stays. */
  install(workspace: Workspace, scopes: readonly string[]): Installation {
    const known = workspace.installation;
    const kept = known?.ended === null ? known : null;
    const installation: Installation = {
      botToken: kept?.botToken ?? `xoxb-${workspace.id}-${this.newId("")}`,
      botUserId: known?.botUserId ?? this.newId("U"),
      botId: known?.botId ?? this.newId("B"),
      scopes: [...new Set([...(kept?.scopes ?? []), ...scopes])],
      ended: null,
    };
    workspace.installation = installation;
    return installation;
  }

  addChannel(channel: Omit<Channel, "id" | "isArchived">): Channel {
    const added = { ...channel, id: this.newId(channel.kind === "channel" ? "C" : "D"), isArchived: false };
    this.channels.set(added.id, added);
    return added;
  }

  /** The chat between the app and a person, made at the first time. */
  directChannel(person: Account): Channel {
    const known = [...this.channels.values()].find((each) => each.person === person);
    if (known !== undefined) return known;
    const { workspace } = person;
    return this.addChannel({ workspace, kind: "app", name: "directmessage", person, hasApp: true });
  }

  /** @throws {SlackError} `channel_not_found` also for a chat that the app cannot know of. */
  channelToRead(workspace: Workspace, id: string): Channel {
    const channel = this.channels.get(id);
    if (channel?.workspace !== workspace || channel.kind === "other") {
      throw new SlackError("channel_not_found");
    }
    if (!channel.hasApp) throw new SlackError("not_in_channel");
    return channel;
  }

  post(message: Pick<StoredMessage, "channel" | "author" | "isApp"> & Partial<StoredMessage>): StoredMessage {
    const stored = {
      ts: this.newTs(),
      onlyFor: null,
      threadTs: null,
      text: "",
      reading: { isMrkdwn: true, links: true, names: false },
      blocks: [],
      metadata: null,
      unfurls: true,
      files: [],
      edited: false,
      ...message,
    };
    this.messages.push(stored);
    this.changes.notify();
    return stored;
  }

  /** @throws {SlackError} `message_not_found`; what only one person sees is none. */
  find(channel: Channel, ts: string): StoredMessage {
    const found = this.messages.find((each) => each.channel === channel && each.ts === ts);
    if (found === undefined || found.onlyFor !== null) throw new SlackError("message_not_found");
    return found;
  }

  change(message: StoredMessage, changed: Partial<StoredMessage>): void {
    Object.assign(message, changed, { edited: true });
    this.changes.notify();
  }

  remove(message: StoredMessage): void {
    this.messages.splice(this.messages.indexOf(message), 1);
    this.changes.notify();
  }
}

/** A message as events and answers carry it. */
export function wireMessage(message: StoredMessage): Readonly<Record<string, unknown>> {
  const { channel, ts, text, author, blocks, isApp, files, threadTs } = message;
  const { id: team, installation } = channel.workspace;
  return {
    type: "message",
    ...(files.length > 0 && { subtype: "file_share", files }),
    user: author,
    text,
    ts,
    team,
    ...(threadTs !== null && { thread_ts: threadTs }),
    ...(blocks.length > 0 && { blocks }),
    ...(isApp && {
      bot_id: installation?.botId,
      app_id: APP_ID,
      bot_profile: { id: installation?.botId, app_id: APP_ID, name: BOT_NAME, team_id: team },
    }),
    ...(message.edited && { edited: { user: author, ts } }),
  };
}
