import { createHmac } from "node:crypto";
import { seededRandom } from "../chaos/seeded-random.ts";
import { slackHarness } from "../adapters/slack/harness.ts";
import type { AppRequest, HttpMode } from "../doubles/slack/http-mode.ts";
import type { ForgedWebhooks } from "./forge-telegram-webhooks.ts";

const AT_ONCE = 20;
const JSON_TYPE = "application/json";
/** Slack's documentation: whatever is older than five minutes is to be refused. */
const STALE_SECONDS = 5 * 60 + 5;
const SIGNATURE = "x-slack-signature";
const TIMESTAMP = "x-slack-request-timestamp";

/**
 * Calls Slack's endpoint with good events and bad signatures: of another secret, for another body, for another time,
 * nearly right, or none at all. Last comes one as Slack sends it, twice: both are answered, and are one event.
 * @param weaken changes a request on its way, where a test wants to show that a weak door is seen.
 * @throws {Error} when Slack itself is refused.
 */
export async function forgeSlackRequests(options: {
  readonly requests: number;
  readonly seed: number;
  readonly weaken?: (request: AppRequest, slack: HttpMode) => AppRequest;
}): Promise<ForgedWebhooks> {
  const { requests, seed, weaken = (request) => request } = options;
  const random = seededRandom(seed);
  const harness = await slackHarness("http");
  const { httpMode } = harness.double;
  const events: string[] = [];
  try {
    await harness.start((event) => {
      events.push(event.id);
      return Promise.resolve();
    });
    let [accepted, number] = [0, 0];
    const caller = async (): Promise<void> => {
      while (number < requests) {
        number += 1;
        const { status } = await httpMode.post(weaken(forged(number, httpMode, random), httpMode));
        if (status !== 401) accepted += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, caller));
    const forgedEvents = events.length;
    const real = httpMode.sign(bodyOf(requests + 1), JSON_TYPE);
    const answers = [await httpMode.post(real), await httpMode.post(real)].map(({ status }) => status);
    if (answers.some((status) => status !== 200) || new Set(events.slice(forgedEvents)).size !== 1) {
      throw new Error(`Slack itself was answered with ${answers.join(", ")}`);
    }
    return { requests, accepted, events: forgedEvents };
  } finally {
    await harness.close();
  }
}

function forged(number: number, slack: HttpMode, random: () => number): AppRequest {
  const body = bodyOf(number);
  const signed = slack.sign(body, JSON_TYPE);
  const signature = signed.headers[SIGNATURE] ?? "";
  const now = Math.floor(Date.now() / 1000);
  const at = Math.floor(random() * signature.length);
  const withHeader = (name: string, value: string): AppRequest => ({
    body,
    headers: { ...signed.headers, [name]: value },
  });
  const signedWith = (secret: string, text: string): AppRequest =>
    withHeader(SIGNATURE, `v0=${createHmac("sha256", secret).update(text).digest("hex")}`);
  const makers: readonly (() => AppRequest)[] = [
    () => ({ headers: { "content-type": JSON_TYPE }, body }),
    () => without(signed, SIGNATURE),
    () => without(signed, TIMESTAMP),
    () => withHeader(SIGNATURE, signature.slice(0, at)),
    () => withHeader(SIGNATURE, `${signature}0`),
    () => withHeader(SIGNATURE, signature.replace("v0=", "v1=")),
    () => withHeader(SIGNATURE, signature.toUpperCase()),
    () => withHeader(SIGNATURE, flipped(signature, at)),
    () => withHeader(TIMESTAMP, String(now - 1 - Math.floor(random() * 200))),
    () => withHeader(TIMESTAMP, "soon"),
    () => ({ ...signed, body: flipped(body, Math.floor(random() * body.length)) }),
    () => ({ ...signed, body: `${body} ` }),
    () => slack.sign(body, JSON_TYPE, now - STALE_SECONDS - Math.floor(random() * 1_000)),
    () => signedWith("0123456789abcdef0123456789abcdef", `v0:${now}:${body}`),
    () => signedWith("", `v0:${now}:${body}`),
    () => signedWith(slack.signingSecret, body),
    () => signedWith(slack.signingSecret, `v0:${body}`),
  ];
  return (makers[Math.floor(random() * makers.length)] ?? (() => without(signed, SIGNATURE)))();
}

function without({ headers, body }: AppRequest, name: string): AppRequest {
  return { body, headers: Object.fromEntries(Object.entries(headers).filter(([header]) => header !== name)) };
}

/** The text with another character at one place. */
function flipped(text: string, at: number): string {
  return `${text.slice(0, at)}${text[at] === "7" ? "8" : "7"}${text.slice(at + 1)}`;
}

function bodyOf(number: number): string {
  return JSON.stringify({
    type: "event_callback",
    team_id: "T0000001",
    event_id: `Ev${number}`,
    event_time: 1_795_000_000,
    event: {
      type: "message",
      channel_type: "im",
      channel: "D0000001",
      user: "U0ADA",
      text: "next",
      ts: "1.1",
    },
  });
}
