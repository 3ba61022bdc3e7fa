import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type RawData, WebSocket } from "ws";
import { WatchedClock } from "../shared/watched-clock.ts";
import { type DiscordDouble, startDiscordDouble } from "./discord-double.ts";
import type { DiscordPerson } from "./person.ts";
import { rawCall } from "./raw-call.ts";
import type { StoredInteraction } from "./world.ts";

let clock: WatchedClock;
let double: DiscordDouble;
let ada: DiscordPerson;
beforeEach(async () => {
  clock = new WatchedClock();
  double = await startDiscordDouble({ clock });
  ada = double.person({ id: "501" });
});
afterEach(() => double.close());

const text = (data: RawData): string =>
  Buffer.concat([data].flat().map((part) => Buffer.from(new Uint8Array(part)))).toString("utf8");
const APP = "400000000000000001";
const answer = ({ id, token }: StoredInteraction, body: unknown) =>
  rawCall(double, `POST /interactions/${id}/${token}/callback`, body, { authorization: "" });
const original = (method: "PATCH" | "DELETE", { token }: StoredInteraction, body?: unknown) =>
  rawCall(double, `${method} /webhooks/${APP}/${token}/messages/%40original`, body, { authorization: "" });

describe("an interaction", () => {
  it("is answered within three seconds, once", async () => {
    const inTime = ada.uses("next");
    await clock.advance(3_000);
    expect((await answer(inTime, { type: 5 })).status).toBe(204);
    expect(await answer(inTime, { type: 5 })).toMatchObject({
      status: 400,
      body: { message: "Interaction has already been acknowledged.", code: 40060 },
    });
    const late = ada.uses("next");
    await clock.advance(3_001);
    expect(await answer(late, { type: 5 })).toMatchObject({
      status: 404,
      body: { message: "Unknown interaction", code: 10062 },
    });
    expect(await answer({ ...inTime, token: "other" }, { type: 5 })).toMatchObject({ status: 404 });
  });

  it("has a token for fifteen minutes, and only once it was answered", async () => {
    const interaction = ada.uses("next");
    expect(await original("PATCH", interaction, { content: "x" })).toMatchObject({
      status: 401,
      body: { code: 50027 },
    });
    await answer(interaction, { type: 5 });
    expect(await original("PATCH", interaction, { content: "x" })).toMatchObject({
      status: 200,
      body: { content: "x" },
    });
    await clock.advance(15 * 60_000 + 1);
    expect(await original("PATCH", interaction, { content: "y" })).toMatchObject({
      status: 401,
      body: { code: 50027 },
    });
  });

  it("shows an ephemeral answer to its person alone, until it is deleted", async () => {
    const guild = double.guildChannel();
    const bob = double.person({ id: "502", name: "Bob" });
    const interaction = ada.uses("next", {}, { in: guild });
    await answer(interaction, { type: 5, data: { flags: 64 } });
    expect(ada.sees(guild)).toHaveLength(1);
    expect(bob.sees(guild)).toEqual([]);
    expect((await original("DELETE", interaction)).status).toBe(204);
    expect(ada.sees(guild)).toEqual([]);
    expect(await original("DELETE", interaction)).toMatchObject({ status: 404, body: { code: 10008 } });
  });

  it.each([
    ["a form on a form", "submit", { type: 9, data: {} }],
    ["choices for a command", "command", { type: 8, data: { choices: [] } }],
    ["an update for a command", "command", { type: 6 }],
    [
      "26 choices",
      "completion",
      { type: 8, data: { choices: Array.from({ length: 26 }, () => ({ name: "n", value: "v" })) } },
    ],
    [
      "a choice of 101 characters",
      "completion",
      { type: 8, data: { choices: [{ name: "x".repeat(101), value: "v" }] } },
    ],
  ])("does not take %s", async (_what, kind, body) => {
    const form = {
      custom_id: "f",
      title: "t",
      components: [
        { type: 18 as const, label: "l", component: { type: 4 as const, custom_id: "c", style: 1 as const } },
      ],
    };
    let interaction = ada.uses("interview");
    if (kind === "submit") interaction = ada.submits(form, { c: "x" });
    if (kind === "completion") {
      void ada.types("interview", "when", "f").catch(() => {});
      interaction = double.interactions.at(-1) ?? interaction;
    }
    expect(await answer(interaction, body)).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(interaction.answer).toBeNull();
  });

  it.each([
    ["title", { title: "x".repeat(46) }],
    [
      "label",
      { components: [{ type: 18, label: "x".repeat(46), component: { type: 4, custom_id: "c", style: 1 } }] },
    ],
    [
      "description",
      {
        components: [
          {
            type: 18,
            label: "l",
            description: "x".repeat(101),
            component: { type: 4, custom_id: "c", style: 1 },
          },
        ],
      },
    ],
    [
      "placeholder",
      {
        components: [
          {
            type: 18,
            label: "l",
            component: { type: 4, custom_id: "c", style: 1, placeholder: "x".repeat(101) },
          },
        ],
      },
    ],
    [
      "number of inputs",
      {
        components: Array.from({ length: 6 }, () => ({
          type: 18,
          label: "l",
          component: { type: 4, custom_id: "c", style: 1 },
        })),
      },
    ],
    ["lack of inputs", { components: [] }],
  ])("does not take a form beyond the limit of its %s", async (_what, more) => {
    const data = {
      custom_id: "f",
      title: "t",
      components: [{ type: 18, label: "l", component: { type: 4, custom_id: "c", style: 1 } }],
    };
    const interaction = ada.uses("interview");
    expect(await answer(interaction, { type: 9, data: { ...data, ...more } })).toMatchObject({
      status: 400,
      body: { code: 50035 },
    });
    expect((await answer(interaction, { type: 9, data })).status).toBe(204);
  });
});

/** A client that says what it is told to, and remembers what it hears. */
async function connect(): Promise<{
  socket: WebSocket;
  heard: Record<string, unknown>[];
  say: (message: unknown) => void;
  closed: Promise<number>;
}> {
  const socket = new WebSocket(`${double.gateway.url}/?v=10&encoding=json`);
  const heard: Record<string, unknown>[] = [];
  socket.on("message", (data) => heard.push(Object(JSON.parse(text(data)))));
  const closed = new Promise<number>((resolve) => {
    socket.on("close", resolve);
  });
  await new Promise((resolve) => {
    socket.once("message", resolve);
  });
  return { socket, heard, say: (message) => socket.send(JSON.stringify(message)), closed };
}
const identify = (more: object = {}) => ({
  op: 2,
  d: { token: double.token, intents: 1 << 12, properties: { os: "o", browser: "b", device: "d" }, ...more },
});
const next = (socket: WebSocket) =>
  new Promise((resolve) => {
    socket.once("message", resolve);
  });

describe("the gateway", () => {
  it.each([
    ["nonsense", "{", 4002],
    ["an unknown operation", { op: 99, d: null }, 4001],
    ["something before IDENTIFY", { op: 3, d: {} }, 4003],
    ["a wrong token", { token: "a.b.c" }, 4004],
    ["an impossible shard", { shard: [1, 1] }, 4010],
    ["an unknown intent", { intents: 2 ** 30 }, 4013],
    ["an intent that is not allowed", { intents: 1 << 15 }, 4014],
  ])("closes on %s", async (_what, message, code) => {
    const { socket, say, closed } = await connect();
    if (typeof message === "string") socket.send(message);
    else say("op" in message ? message : identify(message));
    expect(await closed).toBe(code);
  });

  it("says hello, answers heartbeats, begins a session, and closes on a second IDENTIFY", async () => {
    const { socket, heard, say, closed } = await connect();
    expect(heard[0]).toMatchObject({ op: 10, d: { heartbeat_interval: 45_000 } });
    say({ op: 1, d: null });
    await next(socket);
    expect(heard[1]).toEqual({ op: 11 });
    say(identify());
    await next(socket);
    expect(heard[2]).toMatchObject({ op: 0, s: 1, t: "READY", d: { session_id: "session-1" } });
    say(identify());
    expect(await closed).toBe(4005);
  });

  it("tells again, to whoever resumes, what was said since; and nothing to whoever knows a wrong session", async () => {
    const first = await connect();
    first.say(identify());
    await next(first.socket);
    ada.says("1");
    first.socket.terminate();
    await first.closed;
    ada.says("2");
    const second = await connect();
    second.say({ op: 6, d: { token: double.token, session_id: "session-1", seq: 2 } });
    await double.gateway.until("it is resumed", () => double.gateway.resumed === 1);
    await next(second.socket);
    if (second.heard.length < 3) await next(second.socket);
    expect(second.heard.slice(1)).toMatchObject([
      { s: 3, t: "MESSAGE_CREATE", d: { content: "2" } },
      { s: 4, t: "RESUMED" },
    ]);
    const third = await connect();
    third.say({ op: 6, d: { token: double.token, session_id: "other", seq: 1 } });
    await next(third.socket);
    expect(third.heard[1]).toEqual({ op: 9, d: false });
    third.say({ op: 6, d: { token: double.token, session_id: "session-1", seq: 99 } });
    expect(await third.closed).toBe(4007);
  });

  it("brings an interaction in a direct message with its user, and one in a server with a member", async () => {
    const client = await connect();
    client.say(identify());
    await next(client.socket);
    ada.uses("next");
    await next(client.socket);
    ada.uses("next", {}, { in: double.guildChannel() });
    await next(client.socket);
    const [direct, guild] = client.heard.slice(-2).map(({ d }) => Object(d));
    expect(direct).toMatchObject({ context: 1, user: { id: "501" }, channel: { type: 1 } });
    expect(direct).not.toHaveProperty("member");
    expect(direct).not.toHaveProperty("guild_id");
    expect(guild).toMatchObject({
      context: 0,
      member: { user: { id: "501" } },
      guild_id: "700000000000000001",
    });
    expect(guild).not.toHaveProperty("user");
  });
});
