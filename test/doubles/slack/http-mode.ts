import { createHmac, randomBytes } from "node:crypto";
import { after } from "../../../src/core/time/instant.ts";
import type { Outcome, Parcel, Retry, Transport } from "./courier.ts";
import type { World } from "./world.ts";

const ANSWER_WITHIN_MS = 3_000;

/** A request to the app's server, word for word. */
export interface AppRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface AppResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Brings parcels by requests to the app's server, signed with its signing secret. */
export class HttpMode implements Transport {
  readonly signingSecret = randomBytes(16).toString("hex");
  /** All that was sent, oldest first. */
  readonly sent: AppRequest[] = [];
  readonly #world: World;
  readonly #calls = new Set<AbortController>();
  /** Where the app takes everything in; null as long as nobody said so. */
  url: string | null = null;

  constructor(world: World) {
    this.#world = world;
  }

  async bring(parcel: Parcel, retry: Retry | null): Promise<Outcome> {
    const response = await this.post(this.#requestFor(parcel, retry)).catch((error: unknown) =>
      error instanceof Error && error.name === "AbortError" ? "http_timeout" : "connection_failed",
    );
    if (typeof response === "string") return { kind: "failed", reason: response, isFinal: false };
    if (response.status < 200 || response.status > 299) {
      const isFinal = response.headers.get("x-slack-no-retry") === "1";
      return { kind: "failed", reason: "http_error", isFinal };
    }
    return { kind: "acknowledged", answer: answerIn(response) };
  }

  /**
   * Signs a body as Slack does, for now or for another second. Now is the machine's own time: the library that
   * checks the signature knows no other.
   */
  sign(body: string, contentType: string, atSeconds: number = Math.floor(Date.now() / 1000)): AppRequest {
    const mac = createHmac("sha256", this.signingSecret).update(`v0:${atSeconds}:${body}`).digest("hex");
    return {
      headers: {
        "content-type": contentType,
        "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        "x-slack-request-timestamp": String(atSeconds),
        "x-slack-signature": `v0=${mac}`,
      },
      body,
    };
  }

  /**
   * Sends any request, be it forged, altered or sent before, and gives back what the app answered.
   * @throws {Error} when there is no connection; `AbortError` when the answer takes more than three seconds.
   */
  async post(request: AppRequest): Promise<AppResponse> {
    if (this.url === null) throw new Error("the app has no URL");
    this.sent.push(request);
    const abort = new AbortController();
    this.#calls.add(abort);
    const { clock } = this.#world;
    const callOff = clock.wakeAt(after(clock.now(), ANSWER_WITHIN_MS), () => abort.abort());
    try {
      const response = await fetch(this.url, {
        method: "POST",
        headers: request.headers,
        body: request.body,
        signal: abort.signal,
      });
      const { status, headers } = response;
      return { status, headers, body: await response.text() };
    } finally {
      callOff();
      this.#calls.delete(abort);
    }
  }

  /** What Slack does when the URL is entered in the app's settings: whether the challenge came back. */
  async verifiesUrl(): Promise<boolean> {
    const challenge = randomBytes(20).toString("hex");
    const body = JSON.stringify({ token: "verification", challenge, type: "url_verification" });
    const response = await this.post(this.sign(body, "application/json"));
    return response.status === 200 && response.body.includes(challenge);
  }

  close(): void {
    for (const call of this.#calls) call.abort();
  }

  #requestFor({ kind, payload }: Parcel, retry: Retry | null): AppRequest {
    const request = this.sign(...bodyOf(kind, payload));
    if (retry === null) return request;
    return {
      ...request,
      headers: {
        ...request.headers,
        "x-slack-retry-num": String(retry.number),
        "x-slack-retry-reason": retry.reason,
      },
    };
  }
}

function bodyOf(kind: Parcel["kind"], payload: Parcel["payload"]): [body: string, contentType: string] {
  switch (kind) {
    case "events_api":
      return [JSON.stringify(payload), "application/json"];
    case "interactive":
      return [form({ payload: JSON.stringify(payload) }), "application/x-www-form-urlencoded"];
    case "slash_commands":
      return [
        form(Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]))),
        "application/x-www-form-urlencoded",
      ];
    default:
      return kind satisfies never;
  }
}

function form(fields: Record<string, string>): string {
  return new URLSearchParams(fields).toString();
}

function answerIn({ body, headers }: AppResponse): unknown {
  if (body === "") return null;
  if (!(headers.get("content-type") ?? "").startsWith("application/json")) return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
