import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DiscordDouble, startDiscordDouble } from "./discord-double.ts";
import type { DiscordPerson } from "./person.ts";
import { rawCall } from "./raw-call.ts";

let double: DiscordDouble;
beforeEach(async () => {
  double = await startDiscordDouble();
});
afterEach(() => double.close());

describe("limits of rate", () => {
  it("count each route and chat by itself, tell so in headers, and refuse with the seconds to wait", async () => {
    const strict = await startDiscordDouble({
      limits: { perRoute: { limit: 2, windowMs: 5_000 }, global: 100 },
    });
    const [eve, bob] = [strict.person({ id: "1" }), strict.person({ id: "2" })];
    const send = (to: DiscordPerson) =>
      rawCall(strict, `POST /channels/${to.chat.id}/messages`, { content: "x" });
    const first = await send(eve);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      "x-ratelimit-limit": "2",
      "x-ratelimit-remaining": "1",
      "x-ratelimit-reset-after": "5",
    });
    await send(eve);
    const third = await send(eve);
    expect(third).toMatchObject({
      status: 429,
      body: { message: "You are being rate limited.", retry_after: 5, global: false },
    });
    expect(third.headers.get("retry-after")).toBe("5");
    expect(third.headers.get("x-ratelimit-scope")).toBe("user");
    expect((await send(bob)).status).toBe(200);
    expect(strict.invalidRequests).toBe(1);
    await strict.close();
  });

  it("count all together, but not the answers to interactions", async () => {
    const strict = await startDiscordDouble({
      limits: { perRoute: { limit: 100, windowMs: 1000 }, global: 1 },
    });
    const eve = strict.person({ id: "1" });
    const look = () => rawCall(strict, `GET /channels/${eve.chat.id}/messages`);
    expect((await look()).status).toBe(200);
    const second = await look();
    expect(second).toMatchObject({ status: 429, body: { global: true } });
    expect(second.headers.get("x-ratelimit-global")).toBe("true");
    expect((await rawCall(strict, "POST /interactions/1/t/callback", { type: 6 })).status).toBe(404);
    await strict.close();
  });

  it("do not count a shared one as invalid", async () => {
    double.limitsAre("shared");
    double.faults.next({ kind: "429", retryAfterSeconds: 1 });
    const ada = double.person({ id: "501" });
    const refused = await rawCall(double, `POST /channels/${ada.chat.id}/messages`, { content: "x" });
    expect(refused.headers.get("x-ratelimit-scope")).toBe("shared");
    expect(double.invalidRequests).toBe(0);
  });
});
