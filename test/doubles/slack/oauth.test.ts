import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WatchedClock } from "../shared/watched-clock.ts";
import type { SlackPerson } from "./person.ts";
import { rawCall } from "./raw-call.ts";
import { type SlackDouble, startSlackDouble } from "./slack-double.ts";
import type { SlackWorkspace } from "./workspace.ts";

const BACK = "https://afterword.example/slack/oauth_redirect";

let clock: WatchedClock;
let double: SlackDouble;
let other: SlackWorkspace;
let eve: SlackPerson;
beforeEach(async () => {
  clock = new WatchedClock();
  double = await startSlackDouble({ clock });
  other = double.addWorkspace("T0000002", "Other");
  eve = other.person({ id: "U0EVE" });
});
afterEach(() => double.close());

/** Opens the page as a browser does, and gives back where it is sent, or null when it stays. */
async function visit(more: Readonly<Record<string, string>> = {}): Promise<URL | null> {
  const query = new URLSearchParams({
    client_id: double.oauth.clientId,
    scope: "chat:write,commands",
    state: "s1",
    redirect_uri: BACK,
    ...more,
  });
  const { headers } = await fetch(`${double.authorizeUrl}?${query.toString()}`, { redirect: "manual" });
  const location = headers.get("location");
  return location === null ? null : new URL(location);
}

async function newCode(): Promise<string> {
  double.oauth.visitedBy(eve.account);
  return (await visit())?.searchParams.get("code") ?? "";
}

const exchange = (code: string, more: object = {}) =>
  rawCall(
    double,
    "oauth.v2.access",
    {
      client_id: double.oauth.clientId,
      client_secret: double.oauth.clientSecret,
      code,
      redirect_uri: BACK,
      ...more,
    },
    { token: null, as: "form" },
  );

describe("an installation", () => {
  it("begins with a person who agrees, and ends with a token for their workspace", async () => {
    expect(() => other.botToken).toThrow("not installed");
    double.oauth.visitedBy(eve.account);
    const back = await visit();
    expect(back?.href.startsWith(BACK)).toBe(true);
    expect(back?.searchParams.get("state")).toBe("s1");
    const { body } = await exchange(back?.searchParams.get("code") ?? "");
    expect(body).toMatchObject({
      ok: true,
      token_type: "bot",
      access_token: other.botToken,
      bot_user_id: other.botUserId,
      scope: "chat:write,commands",
      app_id: double.appId,
      team: { id: "T0000002", name: "Other" },
      enterprise: null,
      authed_user: { id: "U0EVE" },
      is_enterprise_install: false,
    });
    expect(await rawCall(double, "auth.test", {}, { token: other.botToken })).toMatchObject({
      body: { ok: true, team_id: "T0000002" },
    });
    expect(double.botToken).not.toBe(other.botToken);
  });

  it("comes to nothing when the person declines", async () => {
    double.oauth.visitedBy(eve.account, false);
    const back = await visit();
    expect(back?.searchParams.get("error")).toBe("access_denied");
    expect(back?.searchParams.has("code")).toBe(false);
  });

  it.each([{ client_id: "1.2" }, { scope: "" }])(
    "stays on Slack's page when the app asks in a wrong way: %j",
    async (wrong) => {
      double.oauth.visitedBy(eve.account);
      expect(await visit(wrong)).toBeNull();
    },
  );

  it.each([
    [{ client_id: "1.2" }, "invalid_client_id"],
    [{ client_secret: "guessed" }, "bad_client_secret"],
    [{ code: "guessed" }, "invalid_code"],
    [{ redirect_uri: "https://evil.example" }, "bad_redirect_uri"],
  ])("is refused for %j", async (wrong, error) => {
    const code = await newCode();
    expect(await exchange(code, wrong)).toMatchObject({ body: { ok: false, error } });
    expect(await exchange(code)).toMatchObject({ body: { ok: true } });
  });

  it("takes a code once, and for ten minutes", async () => {
    const code = await newCode();
    await exchange(code);
    expect(await exchange(code)).toMatchObject({ body: { error: "invalid_code" } });
    const late = await newCode();
    await clock.advance(600_001);
    expect(await exchange(late)).toMatchObject({ body: { error: "invalid_code" } });
  });

  it("that is repeated keeps the token, unless the app was thrown out", async () => {
    await exchange(await newCode());
    const { botToken, botUserId } = other;
    await exchange(await newCode());
    expect(other.botToken).toBe(botToken);
    other.uninstall();
    await exchange(await newCode());
    expect(other.botToken).not.toBe(botToken);
    expect(other.botUserId).toBe(botUserId);
  });
});
