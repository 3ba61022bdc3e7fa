import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Instant } from "../../../src/core/time/instant.ts";
import type { HttpAnswer } from "../shared/http-base.ts";
import { flag, readContent } from "./message-methods.ts";
import { parseArguments } from "./parse-form.ts";
import type { Arguments } from "./request-body.ts";
import { SlackError } from "./slack-error.ts";
import type { Account, Channel, StoredMessage, World } from "./world.ts";

const MAX_USES = 5;
const LIFETIME_MS = 30 * 60_000;

const answer = z.strictObject({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  response_type: z.enum(["ephemeral", "in_channel"]).optional(),
  replace_original: flag,
  delete_original: flag,
  thread_ts: z.string().optional(),
});

interface Place {
  readonly account: Account;
  readonly channel: Channel;
  /** The message that was pressed on. */
  readonly source: StoredMessage | null;
}

/** Addresses for answers where a command was used or a button pressed: five times within half an hour. */
export class ResponseUrls {
  readonly #world: World;
  readonly #base: () => string;
  readonly #known = new Map<string, Place & { readonly at: Instant; uses: number }>();

  constructor(world: World, base: () => string) {
    this.#world = world;
    this.#base = base;
  }

  issue(place: Place): string {
    const key = randomUUID();
    this.#known.set(key, { ...place, at: this.#world.clock.now(), uses: 0 });
    return `${this.#base()}/actions/${key}`;
  }

  /** Takes what was sent to an address. */
  take(key: string, given: Arguments): HttpAnswer {
    const known = this.#known.get(key);
    if (known === undefined) return refused("expired_url");
    if (this.#world.clock.now() - known.at > LIFETIME_MS) return refused("expired_url");
    if (known.uses >= MAX_USES) return refused("used_url");
    try {
      this.show(known, given);
    } catch (error) {
      if (error instanceof SlackError) return refused(error.code);
      throw error;
    }
    known.uses += 1;
    return { kind: "json", status: 200, body: { ok: true } };
  }

  /** Shows an answer, which only the person sees unless it says otherwise. @throws {SlackError} */
  show({ account, channel, source }: Place, given: Arguments): void {
    const args = parseArguments(answer, given);
    if (args.delete_original === true && source !== null) {
      this.#world.remove(source);
      return;
    }
    const content = readContent(args, this.#world);
    if (args.replace_original === true && source !== null) {
      this.#world.change(source, content);
      return;
    }
    this.#world.post({
      channel,
      author: account.workspace.installation?.botUserId ?? "",
      isApp: true,
      onlyFor: args.response_type === "in_channel" ? null : account.id,
      ...content,
    });
  }
}

function refused(error: string): HttpAnswer {
  return { kind: "json", status: 404, body: { ok: false, error } };
}
