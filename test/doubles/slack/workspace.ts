import type { Parts } from "./api-parts.ts";
import type { Delivery } from "./courier.ts";
import { SlackPerson } from "./person.ts";
import type { ResponseUrls } from "./response-urls.ts";
import type { Channel, Installation, Workspace } from "./world.ts";

export interface PersonOptions {
  readonly id: string;
  readonly name?: string;
  readonly locale?: string;
  readonly timeZone?: string;
}

/** A workspace, as a test moves it. */
export class SlackWorkspace {
  readonly id: string;
  readonly #workspace: Workspace;
  readonly #parts: Parts;
  readonly #responseUrls: ResponseUrls;

  constructor(workspace: Workspace, parts: Parts, responseUrls: ResponseUrls) {
    this.id = workspace.id;
    this.#workspace = workspace;
    this.#parts = parts;
    this.#responseUrls = responseUrls;
  }

  /** @throws {Error} when the app is not installed. */
  get botToken(): string {
    return this.#installed().botToken;
  }

  /** @throws {Error} when the app is not installed. */
  get botUserId(): string {
    return this.#installed().botUserId;
  }

  /** Installs the app past the page and the code of OAuth. */
  install(scopes: readonly string[]): void {
    this.#parts.world.install(this.#workspace, scopes);
  }

  /** The app is thrown out. Its token goes first, then the app is told both. */
  uninstall(): readonly Delivery[] {
    this.#installed().ended = "account_inactive";
    const { events } = this.#parts;
    return [events.revoked(this.#workspace), events.uninstalled(this.#workspace)];
  }

  /** The token is taken from the app, which is told. */
  revokeToken(): Delivery {
    this.#installed().ended = "token_revoked";
    return this.#parts.events.revoked(this.#workspace);
  }

  /** The same account for the same id. */
  person({ id, name = "Ada", locale = "en-US", timeZone = "Europe/Stockholm" }: PersonOptions): SlackPerson {
    const { accounts } = this.#parts.world;
    const workspace = this.#workspace;
    const account = accounts.get(id) ?? { id, workspace, name, locale, timeZone, isDeactivated: false };
    accounts.set(id, account);
    return new SlackPerson(account, this.#parts, this.#responseUrls);
  }

  channel(name: string, hasApp = false): Channel {
    const { world } = this.#parts;
    return world.addChannel({ workspace: this.#workspace, kind: "channel", name, person: null, hasApp });
  }

  /** The direct messages of two persons, where a command can be used and the app is not. */
  chatOfOthers(): Channel {
    const workspace = this.#workspace;
    const name = "directmessage";
    return this.#parts.world.addChannel({ workspace, kind: "other", name, person: null, hasApp: false });
  }

  #installed(): Installation {
    const { installation } = this.#workspace;
    if (installation === null) throw new Error("the app is not installed");
    return installation;
  }
}
