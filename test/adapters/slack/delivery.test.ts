import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { after } from "../../../src/core/time/instant.ts";
import { type View, view } from "../../../src/core/view/view.ts";
import type { Attempt } from "../../../src/ports/adapter.ts";
import { firstAttempt } from "../../contract/adapter-harness.ts";
import { button } from "../../support/views.ts";
import { type SlackHarness, slackHarness } from "./harness.ts";

const NOTE = "↻ Sent again.";
const MINUTE_MS = 60_000;
const CARD = view([{ kind: "text", text: "A card" }], [[button("Go", "go.1")]]);
const PLAIN = view([{ kind: "text", text: "No buttons" }]);
const LONG = view(
  [
    { kind: "heading", text: "Draft" },
    { kind: "copy", text: Array.from({ length: 1_800 }, (_, index) => `word${index}`).join(" ") },
  ],
  [[button("Go", "go.1")]],
);
const FILE = { name: "letter.eml", mediaType: "message/rfc822", text: "Subject: Tack\r\n\r\nHej!\r\n" };
const WITH_FILE = view([{ kind: "text", text: "Open the file." }], [[button("Go", "go.1")]], FILE);

describe("a delivery on Slack whose answer was lost", () => {
  let harness: SlackHarness;
  beforeEach(async () => {
    harness = await slackHarness("http");
    await harness.start(() => Promise.resolve());
  });
  afterEach(() => harness.close());

  const address = () => harness.person("ada").address;
  const texts = () => harness.ada.sees().map(({ text }) => text);
  const files = () => harness.ada.sees().flatMap((message) => message.files);
  const pass = async (ms: number): Promise<void> => {
    await harness.clock.advance(ms);
    await harness.doubleClock.advance(ms);
  };

  /** The first attempt's doubts, as the second one knows them. */
  const again = ({ key }: Attempt, agoMs: number): Attempt => ({
    key,
    doubt: { since: after(harness.clock.now(), -agoMs), note: NOTE },
  });
  const losesAnswer = async (shown: View): Promise<Attempt> => {
    const attempt = firstAttempt();
    harness.fault({ kind: "lost-answer" });
    const sent = harness.adapter.send(address(), shown, attempt);
    await expect(sent).rejects.toMatchObject({ code: "uncertain" });
    return attempt;
  };

  it.each([
    ["a card", CARD, 5_000],
    ["a card, an hour later", CARD, 60 * MINUTE_MS],
    ["a message without buttons", PLAIN, 5_000],
  ])("is found by its mark: %s", async (_what, shown, laterMs) => {
    const attempt = await losesAnswer(shown);
    const before = texts();
    await pass(laterMs);
    const { ref, isRepeat } = await harness.adapter.send(address(), shown, again(attempt, laterMs));
    expect(isRepeat).toBe(false);
    expect(texts()).toEqual(before);
    expect(harness.ada.sees().map(({ ts }) => ts)).toEqual([ref.message]);
  });

  it("is found although what it shows has changed meanwhile, and other messages have come", async () => {
    const attempt = await losesAnswer(CARD);
    for (let count = 0; count < 205; count += 1) harness.ada.says(`message ${count}`);
    await pass(60 * MINUTE_MS);
    const changed = view([{ kind: "text", text: "A card, an hour later" }], CARD.buttons);
    await harness.adapter.send(address(), changed, again(attempt, 60 * MINUTE_MS));
    expect(texts()).toEqual(["A card"]);
    expect(harness.double.calls.of("conversations.history")).toHaveLength(2);
  });

  it("is sent again, and says so, when it is not there", async () => {
    const attempt = firstAttempt();
    harness.fault({ kind: "lost-request" });
    await expect(harness.adapter.send(address(), CARD, attempt)).rejects.toMatchObject({ code: "uncertain" });
    await pass(60 * MINUTE_MS);
    const { isRepeat } = await harness.adapter.send(address(), CARD, again(attempt, 60 * MINUTE_MS));
    expect(isRepeat).toBe(true);
    expect(texts()).toEqual([`${NOTE}\nA card`]);
  });

  it("is not taken for another one that shows the same", async () => {
    await harness.adapter.send(address(), CARD, firstAttempt());
    await harness.adapter.send(address(), CARD, again(firstAttempt(), 0));
    expect(texts()).toHaveLength(2);
  });

  it("goes on with the parts that are missing", async () => {
    const attempt = firstAttempt();
    const { faults } = harness.double;
    faults.next({ kind: "slow", method: "chat.postMessage", release: Promise.resolve() });
    faults.next({ kind: "429", method: "chat.postMessage", retryAfterSeconds: 1 });
    const sent = harness.adapter.send(address(), LONG, attempt);
    await expect(sent).rejects.toMatchObject({ code: "uncertain", retryAfterMs: 1_000 });
    expect(texts()).toHaveLength(1);
    await pass(MINUTE_MS);
    await harness.adapter.send(address(), LONG, again(attempt, MINUTE_MS));
    const words = texts()
      .join(" ")
      .split(/\s+/u)
      .filter((word) => word.startsWith("word"));
    expect(words).toHaveLength(1_800);
    expect(new Set(words).size).toBe(1_800);
  });

  it.each([
    ["the card", "chat.postMessage"],
    ["the file", "files.completeUploadExternal"],
  ])("does not bring its file twice: %s", async (_what, method) => {
    const attempt = firstAttempt();
    harness.double.faults.next({ kind: "lost-answer", method });
    const sent = harness.adapter.send(address(), WITH_FILE, attempt);
    await expect(sent).rejects.toMatchObject({ code: "uncertain" });
    expect(files()).toHaveLength(1);
    await harness.adapter.send(address(), WITH_FILE, again(attempt, 0));
    expect(files()).toMatchObject([{ title: "letter.eml" }]);
    expect(texts().filter((text) => text.includes("Open the file."))).toHaveLength(1);
  });

  it("is found when it was to take the place of a message that is gone", async () => {
    const { ref } = await harness.adapter.send(address(), CARD, firstAttempt());
    harness.ada.deletes(ref.message);
    const done = view([{ kind: "text", text: "Done." }]);
    harness.fault({ kind: "lost-answer" });
    await expect(harness.adapter.update(ref, done)).rejects.toMatchObject({ code: "uncertain" });
    const updated = await harness.adapter.update(ref, done);
    expect(texts()).toEqual(["Done."]);
    expect(updated.ref.message).toBe(harness.ada.sees()[0]?.ts);
  });
});

describe("what is sent to Slack", () => {
  let harness: SlackHarness;
  beforeEach(async () => {
    harness = await slackHarness("http");
  });
  afterEach(() => harness.close());

  const address = () => harness.person("ada").address;

  it("notifies nobody and shows no pages, whatever it says", async () => {
    const { ref } = await harness.adapter.send(address(), CARD, firstAttempt());
    await harness.adapter.update(ref, CARD);
    const [posted] = harness.double.calls.of("chat.postMessage");
    const [updated] = harness.double.calls.of("chat.update");
    const off = { parse: "none", link_names: "false" };
    expect(posted?.payload).toMatchObject({
      ...off,
      mrkdwn: "false",
      unfurl_links: "false",
      unfurl_media: "false",
    });
    expect(updated?.payload).toMatchObject(off);
  });

  it("is no shut-out process's as long as Slack takes the token", async () => {
    expect(harness.adapter.disconnected).toBeNull();
    harness.double.workspace.revokeToken();
    const sent = harness.adapter.send(address(), CARD, firstAttempt());
    await expect(sent).rejects.toMatchObject({ code: "unauthorized" });
    expect(harness.adapter.disconnected).toMatch(/SLACK_BOT_TOKEN/u);
    await expect(harness.start(() => Promise.resolve())).rejects.toThrow(/SLACK_BOT_TOKEN/u);
  });

  it("goes nowhere where no chat can be called so", async () => {
    const nowhere = { ...address(), chat: "not a chat" };
    await expect(harness.adapter.send(nowhere, CARD, firstAttempt())).rejects.toMatchObject({ code: "gone" });
    expect(harness.requests()).toBe(0);
  });
});
