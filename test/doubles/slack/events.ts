import type { Courier, Delivery } from "./courier.ts";
import {
  type Account,
  APP_ID,
  type StoredMessage,
  type Workspace,
  type World,
  wireMessage,
} from "./world.ts";

type Body = Readonly<Record<string, unknown>>;

/** Tells the app what has happened in a workspace, as far as its scopes let it know. */
export class Events {
  readonly #world: World;
  readonly #courier: Courier;

  constructor(world: World, courier: Courier) {
    this.#world = world;
    this.#courier = courier;
  }

  /** A new message in the chat with the app, the app's own among them; null when the app is not told. */
  posted(message: StoredMessage, more: Body = {}): Delivery | null {
    return this.#message(message, { ...wireMessage(message), ...more, event_ts: message.ts });
  }

  changed(message: StoredMessage): Delivery | null {
    const ts = this.#world.newTs();
    return this.#message(message, {
      type: "message",
      subtype: "message_changed",
      hidden: true,
      message: wireMessage(message),
      ts,
      event_ts: ts,
    });
  }

  deleted(message: StoredMessage): Delivery | null {
    const ts = this.#world.newTs();
    return this.#message(message, {
      type: "message",
      subtype: "message_deleted",
      hidden: true,
      deleted_ts: message.ts,
      previous_message: wireMessage(message),
      ts,
      event_ts: ts,
    });
  }

  homeOpened(person: Account, tab: "home" | "messages", view: unknown): Delivery | null {
    if (person.workspace.installation?.ended !== null) return null;
    return this.#tell(person.workspace, {
      type: "app_home_opened",
      user: person.id,
      channel: this.#world.directChannel(person).id,
      tab,
      event_ts: this.#world.newTs(),
      ...(view !== null && { view }),
    });
  }

  uninstalled(workspace: Workspace): Delivery {
    return this.#tell(workspace, { type: "app_uninstalled", event_ts: this.#world.newTs() });
  }

  revoked(workspace: Workspace): Delivery {
    const bot = [workspace.installation?.botUserId];
    return this.#tell(workspace, { type: "tokens_revoked", tokens: { bot }, event_ts: this.#world.newTs() });
  }

  #message(message: StoredMessage, event: Body): Delivery | null {
    const { channel } = message;
    const { workspace } = channel;
    const { installation } = workspace;
    const isTold = installation?.ended === null && installation.scopes.includes("im:history");
    if (!isTold || channel.kind !== "app" || message.onlyFor !== null) return null;
    return this.#tell(workspace, { ...event, channel: channel.id, channel_type: "im" });
  }

  #tell(workspace: Workspace, event: Body): Delivery {
    const id = this.#world.newId("Ev");
    return this.#courier.deliver({
      id,
      kind: "events_api",
      takesAnswer: false,
      payload: {
        token: "verification",
        team_id: workspace.id,
        context_team_id: workspace.id,
        context_enterprise_id: null,
        api_app_id: APP_ID,
        event,
        type: "event_callback",
        event_id: id,
        event_time: this.#world.nowSeconds(),
        authorizations: [
          {
            enterprise_id: null,
            team_id: workspace.id,
            user_id: workspace.installation?.botUserId,
            is_bot: true,
            is_enterprise_install: false,
          },
        ],
        is_ext_shared_channel: false,
        event_context: "4-double",
      },
    });
  }
}
