import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SCOPES } from "../../adapters/slack/manifest.ts";
import { doctor } from "../../src/composition/doctor.ts";
import { type SlackDouble, startSlackDouble } from "../doubles/slack/slack-double.ts";

let folder = "";
let double: SlackDouble;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "afterword-doctor-"));
});
afterEach(async () => {
  await double.close();
  await rm(folder, { recursive: true });
});

async function start(scopes: readonly string[] = SCOPES): Promise<void> {
  double = await startSlackDouble({ scopes });
}

async function examine(settings: Readonly<Record<string, string>>) {
  const lines: string[] = [];
  const env = { DATA_DIR: folder, SLACK_API_URL: double.apiUrl, ...settings };
  const isWell = await doctor(env, { write: (line) => lines.push(line) });
  return { isWell, text: lines.join("\n") };
}

const bySocket = () => ({ SLACK_BOT_TOKEN: double.botToken, SLACK_APP_TOKEN: double.appToken });
const byHttp = () => ({
  SLACK_BOT_TOKEN: double.botToken,
  SLACK_SIGNING_SECRET: double.httpMode.signingSecret,
});

describe("the doctor on Slack", () => {
  it.each([
    ["Socket Mode", bySocket, "read by Socket Mode"],
    ["HTTP", byHttp, "read over HTTP, for which Slack calls /slack/events"],
  ])("says that all is well by %s, and shows no secret", async (_mode, settings, by) => {
    await start();
    const { isWell, text } = await examine(settings());
    expect(isWell).toBe(true);
    expect(text).toContain(`Slack: the tokens are accepted; the bot is @afterword in Acme, ${by}.`);
    for (const secret of [double.botToken, double.appToken, double.httpMode.signingSecret]) {
      expect(text).not.toContain(secret);
    }
    // Looking does not connect.
    expect(double.socketMode.connected).toBe(0);
  });

  it("names the scopes that are missing, and what to do about it", async () => {
    await start(SCOPES.filter((scope) => scope !== "files:write" && scope !== "im:write"));
    const { isWell, text } = await examine(bySocket());
    expect(isWell).toBe(false);
    expect(text).toMatch(
      /^FAULT +Slack: the bot token does not allow files:write, im:write\.\n +Put slack-man/mu,
    );
  });

  it("notes a token that allows too much", async () => {
    await start([...SCOPES, "channels:history"]);
    const { isWell, text } = await examine(bySocket());
    expect(isWell).toBe(true);
    expect(text).toMatch(
      /^note +Slack: .*\n +The bot token allows more than the bot needs: channels:history$/mu,
    );
  });

  it.each([
    ["auth.test", "invalid_auth", "Slack: refuses the bot token."],
    ["auth.test", "account_inactive", "Slack: refuses the bot token."],
    ["apps.connections.open", "invalid_auth", "Slack: refuses the app-level token."],
  ])("says which token is refused: %s says %s", async (method, reason, says) => {
    await start();
    double.faults.next({ kind: "403", reason, method });
    const { isWell, text } = await examine(bySocket());
    expect(isWell).toBe(false);
    expect(text).toContain(says);
    expect(text).toContain(`It says ${reason}.`);
  });

  it("says that Slack is ill, or not there", async () => {
    await start();
    double.faults.next({ kind: "5xx-before", status: 503, method: "auth.test" });
    expect((await examine(bySocket())).text).toContain("Slack: answers 503, and not as Slack does.");
    const away = await examine({ ...bySocket(), SLACK_API_URL: "http://127.0.0.1:1/api/" });
    expect(away.text).toMatch(/^FAULT +Slack: cannot be reached/mu);
  });

  it("says where several workspaces let the bot in", async () => {
    await start();
    const { isWell, text } = await examine({
      SLACK_SIGNING_SECRET: double.httpMode.signingSecret,
      SLACK_CLIENT_ID: double.oauth.clientId,
      SLACK_CLIENT_SECRET: double.oauth.clientSecret,
      SLACK_STATE_SECRET: "a-state-secret-of-32-characters!!",
      ENCRYPTION_KEY: "0".repeat(64),
      PUBLIC_URL: "https://bot.example.org",
    });
    expect(isWell).toBe(true);
    expect(text).toContain("A workspace lets the bot in at https://bot.example.org/slack/install");
  });
});
