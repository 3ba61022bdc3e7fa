import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { after } from "../../../src/core/time/instant.ts";
import { type View, view } from "../../../src/core/view/view.ts";
import type { Attempt } from "../../../src/ports/adapter.ts";
import { firstAttempt } from "../../contract/adapter-harness.ts";
import { button } from "../../support/views.ts";
import { type DiscordHarness, discordHarness } from "./harness.ts";

const NOTE = "↻ Sent again.";
const MINUTE_MS = 60_000;

describe("a delivery on Discord whose answer was lost", () => {
  let harness: DiscordHarness;
  beforeEach(async () => {
    harness = await discordHarness();
    await harness.start(() => Promise.resolve());
  });
  afterEach(() => harness.close());

  const address = () => ({ platform: "discord", workspace: "", chat: harness.ada.chat.id }) as const;
  const texts = () =>
    harness
      .person("ada")
      .sees()
      .map(({ text }) => text);
  const pass = async (ms: number): Promise<void> => {
    await harness.clock.advance(ms);
    await harness.doubleClock.advance(ms);
  };
  const CARD = view([{ kind: "text", text: "A card" }], [[button("Go", "go.1")]]);
  const PLAIN = view([{ kind: "text", text: "No buttons" }]);
  const FILE = view([{ kind: "text", text: "Open the file" }], CARD.buttons, {
    name: "thank-you-acme.eml",
    mediaType: "message/rfc822",
    text: "Subject: x\r\n\r\ny\r\n",
  });
  const BARE_FILE = { ...FILE, buttons: [] };
  const LONG = view(
    [
      { kind: "heading", text: "Draft" },
      { kind: "copy", text: Array.from({ length: 900 }, (_, index) => `word${index}`).join(" ") },
    ],
    [[button("Go", "go.1")]],
  );

  /** The first attempt's doubts, as the second one knows them. */
  const again = ({ key }: Attempt, agoMs: number): Attempt => ({
    key,
    doubt: { since: after(harness.clock.now(), -agoMs), note: NOTE },
  });
  const losesAnswer = async (shown: View): Promise<Attempt> => {
    const attempt = firstAttempt();
    harness.fault({ kind: "lost-answer" });
    await expect(harness.adapter.send(address(), shown, attempt)).rejects.toMatchObject({
      code: "uncertain",
    });
    return attempt;
  };

  it.each([
    ["a card", CARD, 5_000],
    ["a card, an hour later", CARD, 60 * MINUTE_MS],
    ["a file", FILE, 5_000],
    ["a file, an hour later", FILE, 60 * MINUTE_MS],
    ["a file without buttons, an hour later", BARE_FILE, 60 * MINUTE_MS],
    ["a message without buttons", PLAIN, 5_000],
    ["a message without buttons, an hour later", PLAIN, 60 * MINUTE_MS],
  ])("is found: %s", async (_what, shown, laterMs) => {
    const attempt = await losesAnswer(shown);
    const before = texts();
    await pass(laterMs);
    const { ref } = await harness.adapter.send(address(), shown, again(attempt, laterMs));
    expect(texts()).toEqual(before);
    expect(harness.ada.sees().map(({ id }) => id)).toEqual([ref.message]);
    const files = harness.ada.sees().flatMap(({ attachments }) => attachments);
    expect(files).toHaveLength(shown.file === null ? 0 : 1);
  });

  it("is found although what it shows has changed meanwhile", async () => {
    const attempt = await losesAnswer(CARD);
    await pass(60 * MINUTE_MS);
    const changed = view([{ kind: "text", text: "A card, an hour later" }], CARD.buttons);
    await harness.adapter.send(address(), changed, again(attempt, 60 * MINUTE_MS));
    expect(texts()).toEqual(["A card"]);
  });

  it("is sent again, and says so, when it is not there", async () => {
    const attempt = firstAttempt();
    harness.fault({ kind: "lost-request" });
    await expect(harness.adapter.send(address(), CARD, attempt)).rejects.toMatchObject({ code: "uncertain" });
    await pass(60 * MINUTE_MS);
    await harness.adapter.send(address(), CARD, again(attempt, 60 * MINUTE_MS));
    expect(texts()).toEqual([`${NOTE}\nA card`]);
  });

  it("is not taken for another one that shows the same", async () => {
    await harness.adapter.send(address(), CARD, firstAttempt());
    await harness.adapter.send(address(), CARD, again(firstAttempt(), 0));
    expect(texts()).toHaveLength(2);
  });

  it("goes on with the parts that are missing", async () => {
    const attempt = firstAttempt();
    harness.double.faults.next({ kind: "slow", method: "createMessage", release: Promise.resolve() });
    harness.double.faults.next({ kind: "429", method: "createMessage", retryAfterSeconds: 0 });
    await expect(harness.adapter.send(address(), LONG, attempt)).rejects.toMatchObject({ code: "uncertain" });
    expect(texts()).toHaveLength(1);
    await pass(60 * MINUTE_MS);
    await harness.adapter.send(address(), LONG, again(attempt, 60 * MINUTE_MS));
    const words = texts()
      .join(" ")
      .split(/\s+/u)
      .filter((word) => word.startsWith("word"));
    expect(words).toHaveLength(900);
    expect(new Set(words).size).toBe(900);
  });

  it("is found when it was to take the place of a waiting sign", async () => {
    harness.ada.uses("next");
    await harness.double.until("it is acknowledged", () => harness.ada.sees().length === 1);
    await harness.clock.sleeper(10_000);
    const attempt = firstAttempt();
    harness.double.faults.next({ kind: "lost-answer", method: "editAnswer" });
    await expect(harness.adapter.send(address(), CARD, attempt)).rejects.toMatchObject({ code: "uncertain" });
    await harness.adapter.send(address(), CARD, again(attempt, 1_000));
    expect(texts()).toEqual(["A card"]);
    await pass(MINUTE_MS);
    expect(texts()).toEqual(["A card"]);
  });

  it("takes the place of a waiting sign with its file", async () => {
    harness.ada.uses("draft");
    await harness.double.until("it is acknowledged", () => harness.ada.sees().length === 1);
    await harness.clock.sleeper(10_000);
    await harness.adapter.send(address(), FILE, firstAttempt());
    expect(harness.ada.sees()).toMatchObject([
      { attachments: [{ name: "thank-you-acme.eml", mediaType: "message/rfc822" }] },
    ]);
    expect(texts()).toEqual(["Open the file"]);
  });

  it("takes the place of the waiting sign later when Discord was only too busy", async () => {
    harness.ada.uses("next");
    await harness.double.until("it is acknowledged", () => harness.ada.sees().length === 1);
    await harness.clock.sleeper(10_000);
    const attempt = firstAttempt();
    harness.double.faults.next({ kind: "429", method: "editAnswer", retryAfterSeconds: 0 });
    await expect(harness.adapter.send(address(), CARD, attempt)).rejects.toMatchObject({
      code: "rate_limited",
    });
    await harness.adapter.send(address(), CARD, attempt);
    expect(texts()).toEqual(["A card"]);
  });

  it("counts as invalid what Discord counts as such, for ten minutes", async () => {
    harness.ada.closesDirectMessages();
    await expect(harness.adapter.send(address(), CARD, firstAttempt())).rejects.toMatchObject({
      code: "blocked",
    });
    harness.double.limitsAre("shared");
    harness.fault({ kind: "429", retryAfterSeconds: 0 });
    await expect(harness.adapter.send(address(), CARD, firstAttempt())).rejects.toMatchObject({
      code: "rate_limited",
    });
    expect(harness.adapter.invalidRequests).toBe(1);
    expect(harness.double.invalidRequests).toBe(1);
    await harness.clock.advance(10 * MINUTE_MS);
    expect(harness.adapter.invalidRequests).toBe(0);
  });

  it("shows an edited message whole: neither the preview's ban nor the text of a letter stays on a card", async () => {
    const letter = view([{ kind: "copy", text: "Dear Jane" }], CARD.buttons);
    const { ref } = await harness.adapter.send(address(), letter, firstAttempt());
    expect(harness.ada.sees()[0]).toMatchObject({ flags: 4, embeds: [] });
    await harness.adapter.update(ref, CARD);
    expect(harness.ada.sees()[0]).toMatchObject({ flags: 0, content: "" });
    expect(texts()).toEqual(["A card"]);
  });
});
