import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { instant } from "../../../src/core/time/instant.ts";
import { view } from "../../../src/core/view/view.ts";
import { EventInbox, firstAttempt } from "../../contract/adapter-harness.ts";
import { button } from "../../support/views.ts";
import { type TelegramHarness, telegramHarness } from "./harness.ts";

const FILE = { name: "thank-you-acme.eml", mediaType: "message/rfc822", text: "Subject: x\r\n\r\ny\r\n" };
const GO = [[button("Mark sent", "sent.1")]];
const LETTER = view([{ kind: "heading", text: "Open the file" }], GO, FILE);
const LONG = view([{ kind: "text", text: "word ".repeat(250) }], GO, FILE);

describe("a file on Telegram", () => {
  let harness: TelegramHarness;
  beforeEach(async () => {
    harness = await telegramHarness("poll");
  });
  afterEach(() => harness.close());

  const address = () => harness.person("ada").address;
  const sees = () => harness.person("ada").sees();
  const calls = (method: string): number => harness.double.calls.of(method).length;

  it("is one message, with the rest as its caption", async () => {
    await harness.adapter.send(address(), LETTER, firstAttempt());
    expect([calls("sendDocument"), calls("sendMessage")]).toEqual([1, 0]);
    expect(sees()).toMatchObject([
      { text: "Open the file", marked: [{ as: "bold", text: "Open the file" }] },
    ]);
  });

  it("is changed by its caption, and found out to be a file by Telegram's refusal", async () => {
    const { ref } = await harness.adapter.send(address(), LETTER, firstAttempt());
    const done = view([{ kind: "text", text: "Done." }]);
    expect(await harness.adapter.update(ref, done)).toEqual({ ref, isRepeat: false });
    expect(await harness.adapter.update(ref, done)).toEqual({ ref, isRepeat: false });
    expect([calls("editMessageText"), calls("editMessageCaption")]).toEqual([2, 2]);
    expect(sees()).toMatchObject([{ text: "Done.", buttons: [], files: [{ name: "thank-you-acme.eml" }] }]);
  });

  it("brings presses of its buttons", async () => {
    const inbox = new EventInbox();
    await harness.start(inbox.take);
    const { ref } = await harness.adapter.send(address(), LETTER, firstAttempt());
    harness.person("ada").presses(ref, "Mark sent");
    expect(await inbox.received(1)).toMatchObject([{ kind: "press", token: "sent.1", source: ref }]);
  });

  it.each([
    [{ kind: "lost-answer" } as const, "uncertain", 1],
    [{ kind: "lost-request" } as const, "uncertain", 0],
    [{ kind: "5xx-after", status: 500 } as const, "uncertain", 1],
    [{ kind: "429", retryAfterSeconds: 3 } as const, "rate_limited", 0],
  ])("struck by %j is %s after one request", async (fault, code, shown) => {
    harness.double.faults.next({ ...fault, method: "sendDocument" });
    await expect(harness.adapter.send(address(), LETTER, firstAttempt())).rejects.toMatchObject({ code });
    expect(calls("sendDocument")).toBe(1);
    expect(sees()).toHaveLength(shown);
  });

  it("comes a second time after a doubt, and says so in its caption", async () => {
    const attempt = firstAttempt();
    harness.double.faults.next({ kind: "lost-answer", method: "sendDocument" });
    await expect(harness.adapter.send(address(), LETTER, attempt)).rejects.toMatchObject({
      code: "uncertain",
    });
    const doubt = { since: instant(0), note: "↻ Sent again." };
    await harness.adapter.send(address(), LETTER, { ...attempt, doubt });
    expect(sees().map(({ text }) => text)).toEqual(["Open the file", "↻ Sent again.\n\nOpen the file"]);
  });

  it("is uncertain as a whole once the text before it was shown", async () => {
    harness.double.faults.next({ kind: "429", method: "sendDocument", retryAfterSeconds: 3 });
    await expect(harness.adapter.send(address(), LONG, firstAttempt())).rejects.toMatchObject({
      code: "uncertain",
      retryAfterMs: 3000,
    });
    expect(sees()).toMatchObject([{ files: [], buttons: [] }]);
  });
});
