import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { SlackApi } from "../../../adapters/slack/api.ts";
import { Intake } from "../../../adapters/slack/intake.ts";
import { EventInbox } from "../../contract/adapter-harness.ts";
import { WatchedClock } from "../../doubles/shared/watched-clock.ts";
import { FakeLogger } from "../../fakes/fake-logger.ts";
import { createGate } from "../../fakes/gate.ts";

const MESSAGE: unknown = JSON.parse(readFileSync(new URL("fixtures/message.json", import.meta.url), "utf8"));

it("a repetition joins the event that is still being stored, and is acknowledged with it", async () => {
  const logger = new FakeLogger();
  const inbox = new EventInbox();
  const intake = new Intake({
    // Nobody answers there: who wrote it is not known.
    api: new SlackApi({
      apiUrl: "http://127.0.0.1:1/api/",
      tokenOf: () => Promise.resolve("xoxb-1"),
      isTokenGiven: false,
    }),
    onEvent: inbox.take,
    checkForm: () => Promise.resolve({}),
    installations: { remove: () => Promise.resolve(true) },
    clock: new WatchedClock(),
    logger,
    signal: new AbortController().signal,
  });
  const gate = createGate();
  inbox.willDo(() => gate.opened);
  let acknowledged = 0;
  const take = (retry: number) =>
    intake.take({
      body: MESSAGE,
      retry,
      acknowledge: () => {
        acknowledged += 1;
        return Promise.resolve();
      },
    });
  const taken = [0, 1, 2, 3].map((retry) => take(retry));
  await inbox.received(1);
  expect(acknowledged).toBe(0);
  gate.open();
  await Promise.all(taken);
  expect(acknowledged).toBe(4);
  expect(inbox.events).toHaveLength(1);
  expect(inbox.events[0]?.author).toEqual({ account: "U0MAYA", name: null, locale: null, timeZone: null });
  // Afterwards it is handed over like any other: whether it is known is the store's to say.
  await take(3);
  expect(inbox.events).toHaveLength(2);
});
