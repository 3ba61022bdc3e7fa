import { expect } from "vitest";
import { EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH } from "../../adapters/slack/manifest.ts";
import type { AppRequest } from "../doubles/slack/http-mode.ts";
import type { SlackDouble } from "../doubles/slack/slack-double.ts";

const JSON_TYPE = "application/json";

/**
 * What comes in over HTTP with Slack's name on it and is not Slack's, and an installation that fails before it
 * succeeds.
 *
 * @param address where the bot serves; ends without a slash.
 */
export async function slackMeetsForgers(slack: SlackDouble, address: string): Promise<void> {
  const { httpMode } = slack;
  httpMode.url = `${address}${EVENTS_PATH}`;
  const status = async (request: AppRequest) => (await httpMode.post(request)).status;
  const { headers, body } = httpMode.sign('{"zqcanary":1}', JSON_TYPE);
  expect(await status({ headers: { ...headers, "x-slack-signature": "v0=zqcanary" }, body })).toBe(401);
  expect(await status(httpMode.sign("zqcanary is not JSON", JSON_TYPE))).toBe(400);

  const back = `${address}${REDIRECT_PATH}?code=zqcanary&state=zqcanary`;
  expect((await fetch(back)).ok).toBe(false);
  slack.faults.next({ kind: "403", reason: "zqcanary said no", method: "oauth.v2.access" });
  expect(await installs(slack, address)).toBe(false);
  expect(await installs(slack, address)).toBe(true);
}

/** Somebody's browser, from our page to Slack's and back. */
async function installs(slack: SlackDouble, address: string): Promise<boolean> {
  const begun = await fetch(`${address}${INSTALL_PATH}`, { redirect: "manual" });
  const cookie = (begun.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  slack.oauth.visitedBy(slack.person({ id: "U0EVE" }).account);
  const agreed = await fetch(begun.headers.get("location") ?? "", { redirect: "manual" });
  const { search } = new URL(agreed.headers.get("location") ?? "");
  const ended = await fetch(`${address}${REDIRECT_PATH}${search}`, { headers: { cookie } });
  return ended.ok;
}
