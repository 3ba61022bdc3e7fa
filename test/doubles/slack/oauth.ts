import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Instant } from "../../../src/core/time/instant.ts";
import type { HttpAnswer } from "../shared/http-base.ts";
import { parseArguments } from "./parse-form.ts";
import type { Arguments } from "./request-body.ts";
import { SlackError } from "./slack-error.ts";
import { type Account, APP_ID, type World } from "./world.ts";

const CODE_LIFETIME_MS = 10 * 60_000;
const access = z.strictObject({
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
  code: z.string().optional(),
  redirect_uri: z.string().optional(),
});

interface Grant {
  readonly installer: Account;
  readonly scopes: readonly string[];
  readonly redirectUri: string | null;
  readonly at: Instant;
}

/** The installation of the app into workspaces: the page where a person agrees, and the exchange of the code. */
export class OAuth {
  readonly clientId = "1234567890.0987654321";
  readonly clientSecret = randomBytes(16).toString("hex");
  readonly #world: World;
  readonly #grants = new Map<string, Grant>();
  /** Who sits in front of the page, and whether they agree. */
  #visitor: { readonly person: Account; readonly agrees: boolean } | null = null;

  constructor(world: World) {
    this.#world = world;
  }

  /** The next that opens the page. */
  visitedBy(person: Account, agrees = true): void {
    this.#visitor = { person, agrees };
  }

  /** The page itself: sends the visitor's browser back to the app. */
  authorize(query: URLSearchParams): HttpAnswer {
    if (query.get("client_id") !== this.clientId) return page("invalid_client_id");
    const scopes = (query.get("scope") ?? "").split(",").filter((scope) => scope !== "");
    if (scopes.length === 0) return page("no_scopes");
    const redirectUri = query.get("redirect_uri");
    if (redirectUri === null) return page("bad_redirect_uri");
    if (this.#visitor === null) return page("not signed in");
    const { person, agrees } = this.#visitor;
    const back = new URL(redirectUri);
    if (agrees) {
      const code = randomBytes(20).toString("hex");
      this.#grants.set(code, { installer: person, scopes, redirectUri, at: this.#world.clock.now() });
      back.searchParams.set("code", code);
    } else {
      back.searchParams.set("error", "access_denied");
    }
    back.searchParams.set("state", query.get("state") ?? "");
    return { kind: "json", status: 302, headers: { location: back.href }, body: {} };
  }

  /** @throws {SlackError} `invalid_client_id`, `bad_client_secret`, `invalid_code`, `bad_redirect_uri` */
  exchange(given: Arguments): Readonly<Record<string, unknown>> {
    const args = parseArguments(access, given);
    if (args.client_id !== this.clientId) throw new SlackError("invalid_client_id");
    if (args.client_secret !== this.clientSecret) throw new SlackError("bad_client_secret");
    const grant = this.#grants.get(args.code ?? "");
    if (grant === undefined || this.#world.clock.now() - grant.at > CODE_LIFETIME_MS) {
      throw new SlackError("invalid_code");
    }
    if (args.redirect_uri !== grant.redirectUri) throw new SlackError("bad_redirect_uri");
    this.#grants.delete(args.code ?? "");
    const { workspace } = grant.installer;
    const installation = this.#world.install(workspace, grant.scopes);
    return {
      access_token: installation.botToken,
      token_type: "bot",
      scope: installation.scopes.join(","),
      bot_user_id: installation.botUserId,
      app_id: APP_ID,
      team: { id: workspace.id, name: workspace.name },
      enterprise: null,
      authed_user: { id: grant.installer.id },
      is_enterprise_install: false,
    };
  }
}

function page(error: string): HttpAnswer {
  return { kind: "text", status: 200, body: `<html><body><h1>${error}</h1></body></html>` };
}
