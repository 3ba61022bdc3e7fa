import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { INSTALL_PATH } from "../../adapters/slack/manifest.ts";
import { type Product, startProduct } from "../../src/composition/product.ts";
import { readConfig } from "../../src/config.ts";
import { en } from "../../src/core/text/en.ts";
import { PinoLogger } from "../../src/runtime/pino-logger.ts";
import { createRedact } from "../../src/runtime/redact.ts";
import { SystemClock } from "../../src/runtime/system-clock.ts";
import type { SlackPerson } from "../doubles/slack/person.ts";
import { type SlackDouble, startSlackDouble } from "../doubles/slack/slack-double.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { freePort } from "../support/servers/server-process.ts";
import { zoneAtNoon } from "./product-harness.ts";

let double: SlackDouble;
let product: Product;
let folder: string;
let log: string[];
let ada: SlackPerson;

beforeEach(async () => {
  double = await startSlackDouble({
    clock: new SystemClock(new FakeLogger()),
    // As Slack allows it: a message a second into one chat, five into all, and a hundred pages a minute.
    rates: {
      messages: { perSecond: 1, burst: 1 },
      workspace: { perSecond: 5, burst: 2 },
      pages: { perSecond: 100 / 60, burst: 2 },
      history: { perSecond: 1, burst: 1 },
    },
  });
  folder = await mkdtemp(join(tmpdir(), "afterword-e2e-"));
  log = [];
  ada = double.person({ id: "U0ADA", name: "Ada", locale: "en-GB", timeZone: zoneAtNoon() });
});

afterEach(async () => {
  await product.stop();
  await double.close();
  await rm(folder, { recursive: true });
});

async function start(settings: Readonly<Record<string, string>>): Promise<void> {
  const config = readConfig({ DATA_DIR: folder, SLACK_API_URL: double.apiUrl, PORT: "0", ...settings });
  const logger = new PinoLogger({
    level: "info",
    redact: createRedact(config.secrets),
    destination: { write: (line) => void log.push(line) },
  });
  const nobody = { input: new PassThrough(), output: new PassThrough(), interactive: false, color: false };
  product = await startProduct(config, logger, nobody);
}

const baseUrl = () => `http://127.0.0.1:${product.http?.port}`;
const shown = (words: string, person = ada) =>
  double.until(`it says ${words}`, () => person.sees().some(({ text }) => text.includes(words)));
const presses = async (label: string, person = ada) => {
  const holding = () => person.sees().findLast(({ buttons }) => buttons.some((one) => one.label === label));
  await double.until(`there is a button ${label}`, () => holding() !== undefined);
  person.presses(holding()?.ts ?? "", label);
};

/** From the form to the draft, and everything is asked once. */
async function logsAnInterview(person = ada): Promise<void> {
  person.uses("/interview");
  await person.modals.shown();
  person.modals.fill("Company", "Acme");
  person.modals.fill("Role", "Developer");
  person.modals.fill("Starts at", "09:00");
  person.modals.fill("People", "Jane Doe (CTO)");
  expect(await person.modals.submit()).toBe("closed");
  await shown("Is this right?", person);
  await presses("Save", person);
  await shown("Saved: Acme", person);
}

const MODES: readonly (readonly [string, () => Record<string, string>])[] = [
  ["Socket Mode", () => ({ SLACK_BOT_TOKEN: double.botToken, SLACK_APP_TOKEN: double.appToken })],
  ["HTTP", () => ({ SLACK_BOT_TOKEN: double.botToken, SLACK_SIGNING_SECRET: double.httpMode.signingSecret })],
];

describe.each(MODES)("the product on Slack by %s", (mode, settings) => {
  beforeEach(async () => {
    await start(settings());
    if (mode === "HTTP") double.useHttp(`${baseUrl()}/slack/events`);
  });

  it("goes from the form to a reminder that says no more than it has to, and to the letter", async () => {
    expect(product.summary.platforms).toBe("slack");
    await logsAnInterview();
    // The thanks are due at once, and whoever glances at the screen may read that something is.
    await shown(en["discreet.due"]);
    expect(ada.sees().filter(({ text }) => text === en["discreet.due"])).toHaveLength(1);
    await presses("Show it");
    await shown("Thank Jane Doe");
    await presses("Draft");
    await shown("Dear Jane");
    await presses("Mark sent");
    await shown("Marked as sent");
    await double.until("the App Home knows", () => ada.home?.text.includes("Acme · Developer") ?? false);
    expect(ada.problems).toEqual([]);
    const metrics = await (await fetch(`${baseUrl()}/metrics`)).text();
    expect(metrics).toContain('afterword_ignored_updates_total{platform="slack"}');
    expect(metrics).toContain("afterword_slack_disconnected 0");
    expect(metrics).toMatch(/afterword_slack_last_event_age_seconds \d/u);
    expect((await fetch(`${baseUrl()}/readyz`)).status).toBe(200);
    for (const secret of [double.botToken, double.appToken, "Acme", "Jane"]) {
      expect(log.join("")).not.toContain(secret);
    }
  });

  it("is not ready any more when Slack takes the token away", async () => {
    const revoked = { kind: "403", reason: "token_revoked" } as const;
    double.faults.next(...Array.from({ length: 50 }, () => revoked));
    ada.uses("/interview", "help");
    await expect.poll(async () => (await fetch(`${baseUrl()}/readyz`)).status, { timeout: 10_000 }).toBe(503);
  });
});

describe("the product for several workspaces", () => {
  it("lets them in with their tokens sealed, and forgets them when it is thrown out", async () => {
    const port = await freePort();
    await start({
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      SLACK_SIGNING_SECRET: double.httpMode.signingSecret,
      SLACK_CLIENT_ID: double.oauth.clientId,
      SLACK_CLIENT_SECRET: double.oauth.clientSecret,
      SLACK_STATE_SECRET: "a-state-secret-of-32-characters!!",
      ENCRYPTION_KEY: "ab".repeat(32),
    });
    double.useHttp(`${baseUrl()}/slack/events`);
    const globex = double.addWorkspace("T0GLOBEX", "Globex");
    const eve = globex.person({ id: "U0EVE", name: "Eve", timeZone: zoneAtNoon() });
    double.oauth.visitedBy(eve.account);
    const begun = await fetch(`${baseUrl()}${INSTALL_PATH}`, { redirect: "manual" });
    const cookie = begun.headers
      .getSetCookie()
      .map((set) => set.split(";")[0])
      .join("; ");
    const agreed = await fetch(begun.headers.get("location") ?? "", { redirect: "manual" });
    const back = await fetch(agreed.headers.get("location") ?? "", { headers: { cookie } });
    expect(back.status).toBe(200);
    await logsAnInterview(eve);
    expect(await found(globex.botToken)).toBe(false);
    expect(await found("U0EVE")).toBe(true);
    globex.uninstall();
    await double.until("it is told", () => double.isSettled);
    expect(log.join("")).not.toContain(globex.botToken);
    expect((await fetch(`${baseUrl()}/readyz`)).status).toBe(200);
  });
});

/** Whether the built-in database has this anywhere in its files. */
async function found(text: string): Promise<boolean> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of names.filter((each) => each.isFile())) {
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (bytes.includes(text)) return true;
  }
  return false;
}
