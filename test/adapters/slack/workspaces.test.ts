import { createServer } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { INSTALL_PATH, REDIRECT_PATH, SCOPES } from "../../../adapters/slack/manifest.ts";
import { view } from "../../../src/core/view/view.ts";
import type { Installation, Installations } from "../../../src/ports/installations.ts";
import { EventInbox, firstAttempt } from "../../contract/adapter-harness.ts";
import type { SlackPerson } from "../../doubles/slack/person.ts";
import type { SlackWorkspace } from "../../doubles/slack/workspace.ts";
import { type Mode, type SlackHarness, slackHarness } from "./harness.ts";

const MODES: readonly Mode[] = ["socket", "http"];
const HELLO = view([{ kind: "text", text: "Hello" }]);

/** Tokens kept in memory, and what was done with them. */
class KeptInstallations implements Installations {
  readonly kept = new Map<string, Installation>();
  readonly removed: string[] = [];
  isAway = false;

  find({ workspace }: { readonly workspace: string }): Promise<Installation | null> {
    if (this.isAway) return Promise.reject(new Error("the database is away"));
    return Promise.resolve(this.kept.get(workspace) ?? null);
  }

  save(installation: Installation): Promise<void> {
    if (this.isAway) return Promise.reject(new Error("the database is away"));
    this.kept.set(installation.workspace, installation);
    return Promise.resolve();
  }

  remove({ workspace }: { readonly workspace: string }): Promise<boolean> {
    if (this.isAway) return Promise.reject(new Error("the database is away"));
    this.kept.delete(workspace);
    this.removed.push(workspace);
    return Promise.resolve(true);
  }
}

/** A browser that installs the app, with its cookies. */
class Browser {
  #cookies: Readonly<Record<string, string>> = {};

  /** Follows nobody by itself. */
  async get(url: string): Promise<Response> {
    const cookie = Object.entries(this.#cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join("; ");
    const response = await fetch(url, { headers: { cookie }, redirect: "manual" });
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(set) ?? [];
      this.#cookies = { ...this.#cookies, [name]: value };
    }
    return response;
  }

  async follow(response: Response): Promise<Response> {
    return this.get(response.headers.get("location") ?? "");
  }
}

const addressOf = (person: SlackPerson) =>
  ({ platform: "slack", workspace: person.account.workspace.id, chat: person.chat.id }) as const;

describe.each(MODES)("several workspaces on Slack by %s", (mode) => {
  let harness: SlackHarness;
  let installations: KeptInstallations;
  let inbox: EventInbox;
  let acme: SlackWorkspace;
  let globex: SlackWorkspace;
  let eve: SlackPerson;

  beforeEach(async () => {
    installations = new KeptInstallations();
    harness = await slackHarness(mode, { workspaces: installations });
    inbox = new EventInbox();
    acme = harness.double.workspace;
    globex = harness.double.addWorkspace("T0GLOBEX", "Globex");
    eve = globex.person({ id: "U0EVE", name: "Eve" });
    await harness.start(inbox.take);
  });
  afterEach(() => harness.close());

  const expectRefused = async (response: Response) => {
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(installations.kept.size).toBe(0);
    expect(await response.text()).not.toMatch(/xoxb|secret/u);
  };
  const installPage = () => `${harness.publicUrl}${INSTALL_PATH}`;
  /** The whole way: our page, Slack's page, and back to us. */
  const installs = async (person: SlackPerson, browser = new Browser()): Promise<Response> => {
    harness.double.oauth.visitedBy(person.account);
    const begun = await browser.get(installPage());
    const agreed = await browser.follow(begun);
    return await browser.follow(agreed);
  };
  const send = (person: SlackPerson) => harness.adapter.send(addressOf(person), HELLO, firstAttempt());

  it("are asked for exactly the scopes of the manifest, and sent back to us", async () => {
    const begun = await new Browser().get(installPage());
    expect(begun.status).toBe(302);
    const { origin, pathname, searchParams } = new URL(begun.headers.get("location") ?? "");
    expect(origin + pathname).toBe(harness.double.authorizeUrl);
    expect(searchParams.get("scope")).toBe(SCOPES.join(","));
    expect(searchParams.get("redirect_uri")).toBe(`${harness.publicUrl}${REDIRECT_PATH}`);
    expect(searchParams.get("client_id")).toBe(harness.double.oauth.clientId);
    expect(searchParams.get("user_scope")).toBeNull();
  });

  it("let the bot in one after the other, each with its own token", async () => {
    expect((await installs(eve)).status).toBe(200);
    expect(installations.kept.get("T0GLOBEX")).toMatchObject({
      platform: "slack",
      workspace: "T0GLOBEX",
      account: globex.botUserId,
      token: globex.botToken,
      scopes: [...SCOPES],
      installedAt: harness.clock.now(),
    });
    await send(eve);
    expect(eve.sees().map(({ text }) => text)).toEqual(["Hello"]);
    // Nothing is said where we are not let in.
    await expect(send(harness.ada)).rejects.toMatchObject({ code: "gone" });
    await installs(harness.ada);
    await send(harness.ada);
    expect(harness.ada.sees()).toHaveLength(1);
    eve.says("from Globex");
    harness.ada.says("from Acme");
    const events = await inbox.received(2);
    const said = events.map(({ from, author }) => `${from.workspace} ${author.account} ${author.name}`);
    expect(new Set(said)).toEqual(new Set([`${acme.id} U0ADA Ada`, "T0GLOBEX U0EVE Eve"]));
  });

  describe("do not let the bot in", () => {
    it("when the browser that comes back is not the one that began", async () => {
      harness.double.oauth.visitedBy(eve.account);
      const browser = new Browser();
      const agreed = await browser.follow(await browser.get(installPage()));
      await expectRefused(await new Browser().follow(agreed));
    });

    it("when the state was made up", async () => {
      harness.double.oauth.visitedBy(eve.account);
      const browser = new Browser();
      const agreed = await browser.follow(await browser.get(installPage()));
      const back = new URL(agreed.headers.get("location") ?? "");
      back.searchParams.set("state", "made-up");
      await expectRefused(await browser.get(back.href));
    });

    it("when the person says no", async () => {
      harness.double.oauth.visitedBy(eve.account, false);
      const browser = new Browser();
      const refused = await browser.follow(await browser.get(installPage()));
      await expectRefused(await browser.follow(refused));
    });

    it("when the code is used a second time", async () => {
      harness.double.oauth.visitedBy(eve.account);
      const browser = new Browser();
      const agreed = await browser.follow(await browser.get(installPage()));
      expect((await browser.follow(agreed)).status).toBe(200);
      installations.kept.clear();
      await expectRefused(await browser.follow(agreed));
    });

    it("when the token cannot be kept", async () => {
      installations.isAway = true;
      await expectRefused(await installs(eve));
    });
  });

  it.each(["POST", "PUT"])("install by GET alone, not %s", async (method) => {
    expect((await fetch(installPage(), { method })).status).toBe(405);
  });

  it.each(["uninstall", "revokeToken"] as const)("are forgotten after %s", async (how) => {
    await installs(eve);
    globex[how]();
    await harness.double.until("it is acknowledged", () => harness.double.isSettled);
    expect(installations.kept.size).toBe(0);
    expect(new Set(installations.removed)).toEqual(new Set(["T0GLOBEX"]));
    await expect(send(eve)).rejects.toMatchObject({ code: "gone" });
    // One workspace's no is not the end of the process.
    expect(harness.adapter.disconnected).toBeNull();
  });

  it.each(["uninstall", "revokeToken"] as const)(
    "are gone after %s as well when the word about it has come to nobody, until they let the bot in again",
    async (how) => {
      await installs(eve);
      const kept = [...installations.kept];
      globex[how]();
      await harness.double.until("it is acknowledged", () => harness.double.isSettled);
      for (const [workspace, installation] of kept) installations.kept.set(workspace, installation);
      await expect(send(eve)).rejects.toMatchObject({ code: "gone" });
      expect(harness.adapter.disconnected).toBeNull();
      await installs(eve);
      await send(eve);
      expect(eve.sees()).toHaveLength(1);
    },
  );

  it("are asked again when Slack refuses the token without saying that it was taken back", async () => {
    await installs(eve);
    harness.double.faults.next({ kind: "403", reason: "invalid_auth", method: "chat.postMessage" });
    await expect(send(eve)).rejects.toMatchObject({ code: "unauthorized" });
    await send(eve);
    expect(eve.sees()).toHaveLength(1);
  });

  it("are forgotten later when it cannot be noted at once", async () => {
    await installs(eve);
    installations.isAway = true;
    const delivery = globex.revokeToken();
    // It is brought again at once, and then after a minute.
    for (let leftMs = 0; leftMs <= 3_000; leftMs = await harness.doubleClock.sleeper()) {
      if (mode === "socket") await harness.doubleClock.advance(leftMs);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(delivery.attempts).toBe(2);
    expect(installations.removed).toEqual([]);
    installations.isAway = false;
    await harness.doubleClock.advance(60_000);
    expect((await delivery.settled).kind).toBe("acknowledged");
    expect(installations.removed).toEqual(["T0GLOBEX"]);
  });

  it("are not taken for shut out when their token cannot be looked up just now", async () => {
    await installs(eve);
    installations.isAway = true;
    await expect(send(eve)).rejects.toMatchObject({ code: "uncertain" });
    eve.says("hello");
    expect((await inbox.received(1))[0]).toMatchObject({ text: "hello", author: { name: null } });
  });
});

describe("an organisation that lets the bot in as a whole", () => {
  it("is known by its own id, and has one token for all of its teams", async () => {
    const asked: string[] = [];
    const answers: Readonly<Record<string, object>> = {
      "/api/oauth.v2.access": {
        ok: true,
        access_token: "xoxb-of-the-organisation",
        token_type: "bot",
        scope: SCOPES.join(","),
        bot_user_id: "U0BOT",
        app_id: "A0AFTERWORD",
        team: null,
        enterprise: { id: "E0GRID", name: "Grid" },
        authed_user: { id: "U0ADMIN" },
        is_enterprise_install: true,
      },
      "/api/auth.test": { ok: true, url: "https://grid.example/", bot_id: "B0BOT", user_id: "U0BOT" },
    };
    const grid = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(answers[request.url ?? ""] ?? { ok: false, error: "unknown_method" }));
    });
    await new Promise<void>((resolve) => grid.listen(0, "127.0.0.1", resolve));
    const address = grid.address();
    const port = typeof address === "object" ? address?.port : 0;
    const installations = new KeptInstallations();
    const harness = await slackHarness("http", {
      workspaces: installations,
      adapter: { apiUrl: `http://127.0.0.1:${port}/api/` },
    });
    const browser = new Browser();
    const begun = await browser.get(`${harness.publicUrl}${INSTALL_PATH}`);
    const state = new URL(begun.headers.get("location") ?? "").searchParams.get("state") ?? "";
    const query = new URLSearchParams({ code: "1", state }).toString();
    await browser.get(`${harness.publicUrl}${REDIRECT_PATH}?${query}`);
    expect(asked).toContain("/api/oauth.v2.access");
    expect([...installations.kept.values()]).toMatchObject([
      { workspace: "E0GRID", account: "U0BOT", token: "xoxb-of-the-organisation" },
    ]);
    await harness.close();
    grid.close();
    grid.closeAllConnections();
  });
});
