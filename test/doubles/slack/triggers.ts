import { randomBytes } from "node:crypto";
import type { Instant } from "../../../src/core/time/instant.ts";
import { SlackError } from "./slack-error.ts";
import type { Account, Workspace, World } from "./world.ts";

const LIFETIME_MS = 3_000;

interface Trigger {
  readonly account: Account;
  /** The modal it was pressed in. */
  readonly viewId: string | null;
  readonly at: Instant;
  isUsed: boolean;
}

/** The short-lived ids that let an app open a modal after something that a person did: three seconds, once. */
export class Triggers {
  readonly #world: World;
  readonly #known = new Map<string, Trigger>();

  constructor(world: World) {
    this.#world = world;
  }

  issue(account: Account, viewId: string | null): string {
    const number = this.#world.newTs().replace(".", "");
    const id = `${number}.${this.#known.size + 1}.${randomBytes(16).toString("hex")}`;
    this.#known.set(id, { account, viewId, at: this.#world.clock.now(), isUsed: false });
    return id;
  }

  /** @throws {SlackError} `invalid_trigger_id`, `exchanged_trigger_id`, `expired_trigger_id` */
  exchange(id: string, workspace: Workspace): Pick<Trigger, "account" | "viewId"> {
    const trigger = this.#known.get(id);
    if (trigger?.account.workspace !== workspace) throw new SlackError("invalid_trigger_id");
    if (trigger.isUsed) throw new SlackError("exchanged_trigger_id");
    if (this.#world.clock.now() - trigger.at > LIFETIME_MS) throw new SlackError("expired_trigger_id");
    trigger.isUsed = true;
    return trigger;
  }
}
