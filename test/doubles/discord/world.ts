import type { Clock } from "../../../src/ports/clock.ts";
import { Changes } from "../shared/changes.ts";
import type { UploadedFile } from "../shared/read-form.ts";
import { REFUSALS } from "./api-error.ts";
import type { ShownForm, WireChoice, WireEmbed, WireModal, WireRow } from "./schemas.ts";

const EPOCH_MS = 1_420_070_400_000;
/** "The past few minutes" in which a nonce is known; Discord does not tell how many. */
const NONCE_MS = 3 * 60_000;
const ANSWER_WITHIN_MS = 3_000;
const TOKEN_LIFETIME_MS = 15 * 60_000;
const EPHEMERAL = 64;
const SUPPRESS_EMBEDS = 4;

export interface WireUser {
  readonly id: string;
  readonly username: string;
  readonly global_name: string | null;
  readonly bot?: boolean;
}

/** `closed`: the person takes no direct messages from the bot. */
export interface Account {
  readonly user: WireUser;
  directMessages: "open" | "closed";
}

export interface Channel {
  readonly id: string;
  /** The person of a direct-message chat; null for a server's channel. */
  readonly person: Account | null;
  readonly guild: string | null;
}

export interface StoredMessage {
  readonly id: string;
  readonly channel: Channel;
  readonly author: WireUser;
  readonly atMs: number;
  readonly nonce: string | number | null;
  /** Only this person sees it. */
  readonly onlyFor: string | null;
  content: string;
  embeds: readonly WireEmbed[];
  components: readonly WireRow[];
  attachments: readonly UploadedFile[];
  flags: number;
  edited: boolean;
}

export interface StoredInteraction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly account: Account;
  readonly channel: Channel;
  readonly atMs: number;
  /** The message a pressed button stands on. */
  readonly source: StoredMessage | null;
  /** How it was answered: the callback's type. */
  answer: number | null;
  original: StoredMessage | null;
  modal: WireModal | null;
  choices: readonly WireChoice[] | null;
}

/** What Discord's servers know: people, channels, the messages in them as they are now, and interactions. */
export class World {
  readonly changes = new Changes();
  readonly clock: Clock;
  readonly bot: WireUser;
  readonly accounts = new Map<string, Account>();
  readonly channels = new Map<string, Channel>();
  readonly messages: StoredMessage[] = [];
  readonly interactions = new Map<string, StoredInteraction>();
  #sequence = 0n;

  constructor(bot: WireUser, clock: Clock) {
    this.bot = bot;
    this.clock = clock;
  }

  newId(): string {
    this.#sequence += 1n;
    return String((BigInt(this.clock.now() - EPOCH_MS) << 22n) | (this.#sequence & 0x3f_ffffn));
  }

  addAccount(user: WireUser): Account {
    const account: Account = { user, directMessages: "open" };
    this.accounts.set(user.id, account);
    return account;
  }

  addChannel(channel: Omit<Channel, "id">, id = this.newId()): Channel {
    const added = { ...channel, id };
    this.channels.set(id, added);
    return added;
  }

  /** The chat between the bot and a person, made at the first time. @throws {ApiError} 10013 */
  directChannel(account: string): Channel {
    const person = this.accounts.get(account);
    if (person === undefined) throw REFUSALS.unknownUser();
    const known = [...this.channels.values()].find((channel) => channel.person === person);
    return known ?? this.addChannel({ person, guild: null });
  }

  /** @throws {ApiError} 10003; 50001 for a server's channel, where the bot has no rights. */
  channelToRead(id: string): Channel {
    const channel = this.channels.get(id);
    if (channel === undefined) throw REFUSALS.unknownChannel();
    if (channel.person === null) throw REFUSALS.missingAccess();
    return channel;
  }

  /** @throws {ApiError} as above; 50007 where the person takes no messages. */
  channelToWriteTo(id: string): Channel {
    const channel = this.channelToRead(id);
    if (channel.person?.directMessages === "closed") throw REFUSALS.directMessagesClosed();
    return channel;
  }

  post(message: Pick<StoredMessage, "channel" | "author"> & Partial<StoredMessage>): StoredMessage {
    const stored = {
      id: this.newId(),
      atMs: this.clock.now(),
      nonce: null,
      onlyFor: null,
      content: "",
      embeds: [],
      components: [],
      attachments: [],
      flags: 0,
      edited: false,
      ...message,
    };
    this.messages.push(stored);
    this.changes.notify();
    return stored;
  }

  /** The bot's message of the past minutes that had this nonce. */
  byNonce(nonce: string | number): StoredMessage | undefined {
    return this.messages.find((each) => each.nonce === nonce && this.clock.now() - each.atMs <= NONCE_MS);
  }

  /** @throws {ApiError} 10008 */
  find(channel: Channel, id: string): StoredMessage {
    const found = this.messages.find((each) => each.channel === channel && each.id === id);
    if (found === undefined || found.onlyFor !== null) throw REFUSALS.unknownMessage();
    return found;
  }

  /** Files are added to those that are there. */
  change(
    message: StoredMessage,
    { content, embeds, components, flags }: ShownForm,
    files: readonly UploadedFile[] = [],
  ): void {
    const changed = {
      content: content === undefined ? message.content : (content ?? "").trim(),
      embeds: embeds ?? message.embeds,
      components: components ?? message.components,
      attachments: [...message.attachments, ...files],
    };
    if (isEmpty(changed)) throw REFUSALS.emptyMessage();
    Object.assign(message, changed, { edited: true });
    if (flags !== undefined) message.flags = (message.flags & EPHEMERAL) | (flags & SUPPRESS_EMBEDS);
    this.changes.notify();
  }

  remove(message: StoredMessage): void {
    this.messages.splice(this.messages.indexOf(message), 1);
    this.changes.notify();
  }

  /** An interaction that can still get its first answer. @throws {ApiError} 10062, 40060 */
  unanswered(id: string, token: string): StoredInteraction {
    const found = this.interactions.get(id);
    if (found === undefined || found.token !== token) throw REFUSALS.unknownInteraction();
    if (found.answer !== null) throw REFUSALS.alreadyAnswered();
    if (this.clock.now() - found.atMs > ANSWER_WITHIN_MS) throw REFUSALS.unknownInteraction();
    return found;
  }

  /** An interaction whose token is still good. @throws {ApiError} 50027 */
  byToken(token: string): StoredInteraction {
    const found = [...this.interactions.values()].find((each) => each.token === token);
    if (found === undefined || found.answer === null || this.clock.now() - found.atMs > TOKEN_LIFETIME_MS) {
      throw REFUSALS.invalidToken();
    }
    return found;
  }
}

export function isEmpty({
  content,
  embeds,
  attachments,
}: Pick<StoredMessage, "content" | "embeds" | "attachments">): boolean {
  const hasEmbed = embeds.some((each) => Object.keys(each).some((part) => part !== "color"));
  return !/[^\p{Z}\p{Cc}\p{Cf}]/u.test(content) && !hasEmbed && attachments.length === 0;
}

/** A message as events and answers carry it. */
export function wireMessage(message: StoredMessage): Readonly<Record<string, unknown>> {
  return {
    id: message.id,
    channel_id: message.channel.id,
    type: 0,
    author: message.author,
    content: message.content,
    timestamp: new Date(message.atMs).toISOString(),
    edited_timestamp: message.edited ? new Date(message.atMs).toISOString() : null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: message.attachments.map(({ name, mediaType, bytes }, index) => ({
      id: `${message.id}${index}`,
      filename: name,
      size: bytes.length,
      content_type: mediaType,
      url: `https://cdn.discordapp.com/attachments/${message.channel.id}/${message.id}/${name}`,
    })),
    embeds: message.embeds,
    components: message.components,
    pinned: false,
    flags: message.flags,
  };
}
