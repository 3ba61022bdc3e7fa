import { randomBytes } from "node:crypto";
import type { GatewayDouble } from "./gateway.ts";
import type { WireChoice, WireModal } from "./schemas.ts";
import {
  type Account,
  type Channel,
  isEmpty,
  type StoredInteraction,
  type StoredMessage,
  type World,
  wireMessage,
} from "./world.ts";

export interface Place {
  /** In the chat with the bot unless told otherwise. */
  readonly in?: Channel;
}

/** A person with a Discord app, as a test moves them. */
export class DiscordPerson {
  readonly account: Account;
  readonly chat: Channel;
  readonly locale: string;
  readonly #world: World;
  readonly #gateway: GatewayDouble;

  constructor(account: Account, locale: string, world: World, gateway: GatewayDouble) {
    this.account = account;
    this.locale = locale;
    this.chat = world.directChannel(account.user.id);
    this.#world = world;
    this.#gateway = gateway;
  }

  says(text: string, more: Readonly<Record<string, unknown>> = {}): string {
    const message = this.#world.post({ channel: this.chat, author: this.account.user, content: text });
    this.#gateway.dispatch("MESSAGE_CREATE", { ...wireMessage(message), ...more });
    return message.id;
  }

  sendsSticker(): string {
    return this.says("", { sticker_items: [{ id: "1", name: "wave", format_type: 1 }] });
  }

  /** Uses a command, with the options that are given. */
  uses(name: string, options: Readonly<Record<string, string>> = {}, place: Place = {}): StoredInteraction {
    const given = Object.entries(options).map(([option, value]) => ({ name: option, type: 3, value }));
    return this.#interacts(2, { id: "1", name, type: 1, ...(given.length > 0 && { options: given }) }, place);
  }

  /** Types an option of a command, and resolves with what is offered. */
  async types(name: string, option: string, text: string, place: Place = {}): Promise<readonly WireChoice[]> {
    const options = [{ name: option, type: 3, value: text, focused: true }];
    const interaction = this.#interacts(4, { id: "1", name, type: 1, options }, place);
    return this.#world.changes.until("something is offered", () => interaction.choices ?? undefined);
  }

  /** Resolves with the form that an interaction was answered with. */
  formOf(interaction: StoredInteraction): Promise<WireModal> {
    return this.#world.changes.until("a form is shown", () => interaction.modal ?? undefined);
  }

  /** Fills in a form that is shown and sends it. */
  submits(form: WireModal, values: Readonly<Record<string, string>>, place: Place = {}): StoredInteraction {
    const components = form.components.map(({ component: { custom_id: id } }, index) => ({
      type: 18,
      id: index + 1,
      component: { type: 4, id: index + 10, custom_id: id, value: values[id] ?? "" },
    }));
    return this.#interacts(5, { custom_id: form.custom_id, components }, place);
  }

  /**
   * Presses the button, or picks the entry of a list, with this label.
   * @throws {Error} when the message does not show it now.
   */
  presses(messageId: string, label: string): StoredInteraction {
    const message = this.#world.find(this.chat, messageId);
    for (const each of message.components.flatMap(({ components }) => components)) {
      if (each.type === 3) {
        const option = each.options.find((one) => one.label === label);
        if (option === undefined) continue;
        const data = { component_type: 3, custom_id: each.custom_id, values: [option.value] };
        return this.#interacts(3, data, {}, message);
      }
      if ("custom_id" in each && each.label === label) {
        return this.#interacts(3, { component_type: 2, custom_id: each.custom_id }, {}, message);
      }
    }
    throw new Error(`message ${messageId} shows no button ${JSON.stringify(label)}`);
  }

  closesDirectMessages(): void {
    this.account.directMessages = "closed";
  }

  opensDirectMessages(): void {
    this.account.directMessages = "open";
  }

  deletes(messageId: string): void {
    this.#world.remove(this.#world.find(this.chat, messageId));
  }

  /** What the bot shows this person in a channel, oldest first: nothing that is only for others. */
  sees(channel: Channel = this.chat): readonly StoredMessage[] {
    return this.#world.messages.filter(
      (each) =>
        each.channel === channel &&
        each.author === this.#world.bot &&
        (each.onlyFor === null || each.onlyFor === this.account.user.id) &&
        !isEmpty(each),
    );
  }

  #interacts(
    type: number,
    data: unknown,
    place: Place,
    source: StoredMessage | null = null,
  ): StoredInteraction {
    const channel = place.in ?? this.chat;
    const { account } = this;
    const interaction: StoredInteraction = {
      id: this.#world.newId(),
      token: randomBytes(30).toString("base64url"),
      type,
      account,
      channel,
      atMs: this.#world.clock.now(),
      source,
      answer: null,
      original: null,
      modal: null,
      choices: null,
    };
    this.#world.interactions.set(interaction.id, interaction);
    this.#gateway.dispatch("INTERACTION_CREATE", this.#wire(interaction, data));
    return interaction;
  }

  #wire(interaction: StoredInteraction, data: unknown): unknown {
    const { id, token, type, channel, source } = interaction;
    const { user } = this.account;
    return {
      id,
      application_id: this.#world.bot.id,
      type,
      token,
      version: 1,
      data,
      locale: this.locale,
      channel_id: channel.id,
      entitlements: [],
      attachment_size_limit: 10_485_760,
      ...(source !== null && { message: wireMessage(source) }),
      ...(channel.guild === null
        ? {
            user,
            channel: { id: channel.id, type: 1, recipients: [user] },
            context: 1,
            app_permissions: "8933636165185",
            authorizing_integration_owners: { "0": "0" },
          }
        : {
            member: {
              user,
              roles: [],
              permissions: "2147483647",
              joined_at: "2026-01-01T00:00:00Z",
              deaf: false,
              mute: false,
              flags: 0,
            },
            guild_id: channel.guild,
            guild: { id: channel.guild, locale: "en-US", features: [] },
            guild_locale: "en-US",
            channel: { id: channel.id, type: 0, guild_id: channel.guild, name: "general" },
            context: 0,
            app_permissions: "2048",
            authorizing_integration_owners: { "0": channel.guild },
          }),
    };
  }
}
