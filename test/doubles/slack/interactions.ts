import type { Parts } from "./api-parts.ts";
import type { Delivery } from "./courier.ts";
import type { ResponseUrls } from "./response-urls.ts";
import { type StoredView, wireView } from "./views.ts";
import { type Account, APP_ID, type Channel, type StoredMessage, wireMessage } from "./world.ts";

type Body = Readonly<Record<string, unknown>>;

/** What a person does with the app, brought to it as Slack would. */
export class Interactions {
  readonly #person: Account;
  readonly #parts: Parts;
  readonly #responseUrls: ResponseUrls;

  constructor(person: Account, parts: Parts, responseUrls: ResponseUrls) {
    this.#person = person;
    this.#parts = parts;
    this.#responseUrls = responseUrls;
  }

  /** @throws {Error} when Slack itself would not send the command. */
  command(name: string, text: string, channel: Channel): Delivery {
    const { settings, triggers, courier } = this.#parts;
    const { id, workspace, name: userName } = this.#person;
    const { installation } = workspace;
    const isKnown = installation?.ended === null && installation.scopes.includes("commands");
    if (!isKnown || !settings.commands.includes(name)) throw new Error(`${name} is not a valid command`);
    const triggerId = triggers.issue(this.#person, null);
    return courier.deliver({
      id: triggerId,
      kind: "slash_commands",
      takesAnswer: true,
      payload: {
        token: "verification",
        team_id: workspace.id,
        team_domain: workspace.name.toLowerCase(),
        channel_id: channel.id,
        channel_name: channel.kind === "channel" ? channel.name : "directmessage",
        user_id: id,
        user_name: userName.toLowerCase(),
        command: name,
        text,
        api_app_id: APP_ID,
        is_enterprise_install: "false",
        response_url: this.#responseUrls.issue({ account: this.#person, channel, source: null }),
        trigger_id: triggerId,
      },
    });
  }

  /** Something was pressed, or picked, on a message. */
  actionOn(message: StoredMessage, action: Body): Delivery {
    const { channel, ts, onlyFor } = message;
    const isEphemeral = onlyFor !== null;
    const place = { account: this.#person, channel, source: message };
    return this.#interact("block_actions", null, {
      container: { type: "message", message_ts: ts, channel_id: channel.id, is_ephemeral: isEphemeral },
      channel: { id: channel.id, name: channel.kind === "channel" ? channel.name : "directmessage" },
      ...(!isEphemeral && { message: wireMessage(message) }),
      state: { values: {} },
      response_url: this.#responseUrls.issue(place),
      actions: [this.#withTime(action)],
    });
  }

  /** Something was pressed, or picked, in a modal or the App Home. */
  actionIn(view: StoredView, action: Body): Delivery {
    return this.#interact("block_actions", view, {
      container: { type: "view", view_id: view.id },
      view: wireView(view),
      actions: [this.#withTime(action)],
    });
  }

  submission(view: StoredView): Delivery {
    return this.#interact("view_submission", view, { view: wireView(view), response_urls: [] });
  }

  closing(view: StoredView, isCleared: boolean): Delivery {
    return this.#interact("view_closed", null, { view: wireView(view), is_cleared: isCleared });
  }

  #withTime(action: Body): Body {
    return { ...action, action_ts: this.#parts.world.newTs() };
  }

  #interact(type: string, view: StoredView | null, more: Body): Delivery {
    const { id, name, workspace } = this.#person;
    const handle = name.toLowerCase();
    const triggerId = this.#parts.triggers.issue(this.#person, view?.id ?? null);
    return this.#parts.courier.deliver({
      id: triggerId,
      kind: "interactive",
      takesAnswer: type === "view_submission",
      payload: {
        type,
        user: { id, username: handle, name: handle, team_id: workspace.id },
        api_app_id: APP_ID,
        token: "verification",
        team: { id: workspace.id, domain: workspace.name.toLowerCase() },
        enterprise: null,
        is_enterprise_install: false,
        ...(type !== "view_closed" && { trigger_id: triggerId }),
        ...more,
      },
    });
  }
}
