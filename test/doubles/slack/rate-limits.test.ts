import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createGate } from "../../fakes/gate.ts";
import { WatchedClock } from "../shared/watched-clock.ts";
import type { SlackPerson } from "./person.ts";
import { rawCall } from "./raw-call.ts";
import { type SlackDouble, startSlackDouble } from "./slack-double.ts";

let clock: WatchedClock;
let double: SlackDouble;
let ada: SlackPerson;
beforeEach(async () => {
  clock = new WatchedClock();
  const rates = {
    messages: { perSecond: 1, burst: 2 },
    workspace: { perSecond: 5, burst: 5 },
    pages: { perSecond: 1, burst: 1 },
    history: { perSecond: 1 / 60, burst: 1 },
  };
  double = await startSlackDouble({ clock, rates });
  ada = double.person({ id: "U0ADA" });
});
afterEach(() => double.close());

const post = (to: SlackPerson = ada) =>
  rawCall(double, "chat.postMessage", { channel: to.chat.id, text: "x" });
const publish = () =>
  rawCall(double, "views.publish", { user_id: "U0ADA", view: { type: "home", blocks: [] } });
const look = () => rawCall(double, "conversations.history", { channel: ada.chat.id });
const send = async (): Promise<unknown> => {
  await clock.advance(1000);
  return post();
};

describe("limits of rate", () => {
  it("let a message a second into each channel, and short bursts", async () => {
    const bob = double.person({ id: "U0BOB" });
    expect([(await post()).status, (await post()).status]).toEqual([200, 200]);
    const third = await post();
    expect(third).toMatchObject({ status: 429, body: { ok: false, error: "ratelimited" } });
    expect(third.headers.get("retry-after")).toBe("1");
    expect((await post(bob)).status).toBe(200);
    await clock.advance(1000);
    expect((await post()).status).toBe(200);
    expect((await post()).status).toBe(429);
    expect(double.calls.of("chat.postMessage")).toHaveLength(6);
  });

  it("let five messages a second into a workspace, and count its pages by themselves", async () => {
    const people = ["A", "B", "C", "D", "E", "F"].map((name) => double.person({ id: `U0${name}` }));
    const statuses: number[] = [];
    for (const person of people) statuses.push((await post(person)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect([(await publish()).status, (await publish()).status]).toEqual([200, 429]);
    await clock.advance(1000);
    expect([(await post()).status, (await publish()).status]).toEqual([200, 200]);
  });

  it("let the history be read once a minute, as for apps that Slack does not list", async () => {
    expect((await look()).status).toBe(200);
    expect((await look()).headers.get("retry-after")).toBe("60");
    await clock.advance(60_000);
    expect((await look()).status).toBe(200);
  });

  it("are off unless a test asks for them", async () => {
    const free = await startSlackDouble();
    const eve = free.person({ id: "U0EVE" });
    for (let count = 0; count < 20; count += 1) {
      const { status } = await rawCall(free, "chat.postMessage", { channel: eve.chat.id, text: "x" });
      expect(status).toBe(200);
    }
    await free.close();
  });
});

describe("faults", () => {
  it("strike once, before or after the message is shown", async () => {
    double.faults.next({ kind: "429", retryAfterSeconds: 30 });
    const refused = await post();
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("30");
    double.faults.next({ kind: "403", reason: "account_inactive" });
    expect(await send()).toMatchObject({ status: 200, body: { ok: false, error: "account_inactive" } });
    double.faults.next({ kind: "5xx-before", status: 503 });
    await expect(send()).rejects.toThrow("JSON");
    double.faults.next({ kind: "lost-request" });
    await expect(send()).rejects.toThrow("fetch failed");
    expect(ada.sees()).toHaveLength(0);
    double.faults.next({ kind: "5xx-after", status: 500 });
    await expect(send()).rejects.toThrow("JSON");
    double.faults.next({ kind: "lost-answer" });
    await expect(send()).rejects.toThrow("fetch failed");
    expect(ada.sees()).toHaveLength(2);
    expect(await send()).toMatchObject({ body: { ok: true } });
    expect(double.faults.pending).toBe(0);
  });

  it("wait for their own method, and for their release", async () => {
    const gate = createGate();
    double.faults.next({ kind: "slow", method: "chat.postMessage", release: gate.opened });
    expect(await rawCall(double, "auth.test")).toMatchObject({ body: { ok: true } });
    const answered = send();
    await double.waitForMessage(({ text }) => text === "x");
    gate.open();
    expect(await answered).toMatchObject({ body: { ok: true } });
  });
});
