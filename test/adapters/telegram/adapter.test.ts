import { describe, expect, it } from "vitest";
import { adapterContract } from "../../contract/adapter.contract.ts";
import { rawCall } from "../../doubles/telegram/raw-call.ts";
import { telegramHarness } from "./harness.ts";

describe("the Telegram adapter, by long polling", () => {
  adapterContract(() => telegramHarness("poll"));
});
describe("the Telegram adapter, by webhook", () => {
  adapterContract(() => telegramHarness("webhook"));
});

describe("what the contract looks at", () => {
  it("would show a hidden link, a page's preview and a second copy", async () => {
    const harness = await telegramHarness("poll");
    const entities = [{ type: "text_link", offset: 0, length: 4, url: "https://evil.example" }];
    for (let copy = 1; copy <= 2; copy += 1) {
      await rawCall(harness.double, "sendMessage", { chat_id: 501, text: "Acme", entities });
      expect(harness.requests()).toBe(copy);
    }
    expect(harness.person("ada").sees()).toEqual(
      Array.from({ length: 2 }, () => ({
        text: "Acme",
        marked: [{ as: "text_link", text: "Acme" }],
        buttons: [],
        files: [],
        linkPreview: true,
      })),
    );
    await harness.close();
  });
});
