import { describe, expect, it } from "vitest";
import { adapterContract } from "../../contract/adapter.contract.ts";
import { rawCall } from "../../doubles/discord/raw-call.ts";
import { discordHarness } from "./harness.ts";

describe("the Discord adapter", () => {
  adapterContract(() => discordHarness(), { tellsOfBlocking: false });
});

describe("what the contract looks at", () => {
  it("would show a hidden link, a mention, a page's preview and a second copy", async () => {
    const harness = await discordHarness();
    const content = "[Acme](https://evil.example) <@501>";
    for (let copy = 1; copy <= 2; copy += 1) {
      await rawCall(harness.double, `POST /channels/${harness.ada.chat.id}/messages`, { content });
      expect(harness.requests()).toBe(copy);
    }
    expect(harness.person("ada").sees()).toEqual(
      Array.from({ length: 2 }, () => ({
        text: "Acme <@501>",
        marked: [
          { as: "link", text: "Acme" },
          { as: "mention", text: "<@501>" },
        ],
        buttons: [],
        files: [],
        linkPreview: true,
      })),
    );
    await harness.close();
  });
});
