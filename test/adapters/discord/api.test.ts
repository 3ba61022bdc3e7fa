import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DiscordApi } from "../../../adapters/discord/api.ts";
import { toDeliveryError } from "../../../adapters/discord/errors.ts";
import { type DiscordDouble, startDiscordDouble } from "../../doubles/discord/discord-double.ts";
import { WatchedClock } from "../../doubles/shared/watched-clock.ts";

const HELLO = { content: "Hello", embeds: [], components: [], flags: 0 };
const hello = (nonce: string) => ({ shown: HELLO, file: null, nonce });

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => toDeliveryError(error),
  );

describe("requests to Discord", () => {
  let double: DiscordDouble;
  let clock: WatchedClock;
  beforeEach(async () => {
    double = await startDiscordDouble();
    clock = new WatchedClock();
  });
  afterEach(() => double.close());

  const apiWith = (requestsPerSecond: number) =>
    new DiscordApi({ token: double.token, apiUrl: double.apiUrl, clock, requestsPerSecond });

  it("beyond what Discord grants are refused here, so that they cost no invalid request", async () => {
    const api = apiWith(5);
    const ada = double.person({ id: "501" });
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, index) => failureOf(api.post(ada.chat.id, hello(`n${index}`)))),
    );
    const refused = outcomes.filter((each) => each !== null);
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(["rate_limited"]));
    expect(refused.every(({ retryAfterMs }) => retryAfterMs !== null && retryAfterMs <= 1000)).toBe(true);
    expect(double.calls.of("createMessage")).toHaveLength(12 - refused.length);
    expect(double.invalidRequests).toBe(0);
  });

  it("wait where a bucket is empty, by Discord's own headers, without asking", async () => {
    const strict = await startDiscordDouble({
      limits: { perRoute: { limit: 2, windowMs: 5_000 }, global: 100 },
    });
    const api = new DiscordApi({ token: strict.token, apiUrl: strict.apiUrl, clock });
    const ada = strict.person({ id: "501" });
    for (const nonce of ["1", "2"]) await api.post(ada.chat.id, hello(nonce));
    const failure = await failureOf(api.post(ada.chat.id, hello("3")));
    expect(failure?.code).toBe("rate_limited");
    expect(failure?.retryAfterMs).toBeGreaterThan(3_000);
    expect(strict.calls.of("createMessage")).toHaveLength(2);
    await strict.close();
  });

  it("go on being made after the token was refused once: it may have been a mistake of theirs", async () => {
    const wrong = new DiscordApi({ token: "a.b.c", apiUrl: double.apiUrl, clock });
    for (let time = 1; time <= 2; time += 1) {
      expect((await failureOf(wrong.application()))?.code).toBe("unauthorized");
      expect(double.invalidRequests).toBe(time);
    }
  });

  it("stop half-way to being shut out, until Discord has forgotten", { timeout: 60_000 }, async () => {
    const api = apiWith(1_000_000);
    const ada = double.person({ id: "501" });
    ada.closesDirectMessages();
    const refusals = await Promise.all(
      Array.from({ length: 5_000 }, (_, index) => failureOf(api.post(ada.chat.id, hello(`n${index}`)))),
    );
    expect(refusals.every((each) => each?.code === "blocked")).toBe(true);
    expect(api.invalidRequests).toBe(5_000);
    const asked = double.calls.of("createMessage").length;
    await clock.advance(4 * 60_000);
    expect(await failureOf(api.post(ada.chat.id, hello("n")))).toMatchObject({
      code: "rate_limited",
      retryAfterMs: 6 * 60_000,
    });
    expect(double.calls.of("createMessage")).toHaveLength(asked);
    await clock.advance(6 * 60_000);
    ada.opensDirectMessages();
    expect(await failureOf(api.post(ada.chat.id, hello("n")))).toBeNull();
  });
});
