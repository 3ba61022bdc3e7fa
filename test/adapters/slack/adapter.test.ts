import { describe, expect, it } from "vitest";
import { adapterContract } from "../../contract/adapter.contract.ts";
import { rawCall } from "../../doubles/slack/raw-call.ts";
import { slackHarness } from "./harness.ts";

describe.each(["socket", "http"] as const)("the Slack adapter by %s", (mode) => {
  adapterContract(() => slackHarness(mode), { tellsOfBlocking: false });
});

describe("what the contract looks at", () => {
  it("would show a hidden link, a mention, a page's preview and a second copy", async () => {
    const harness = await slackHarness("http");
    const text = "<https://evil.example|Acme> <!channel>";
    for (let copy = 1; copy <= 2; copy += 1) {
      await rawCall(harness.double, "chat.postMessage", { channel: harness.ada.chat.id, text });
      expect(harness.requests()).toBe(copy);
    }
    const [card, ...others] = harness.person("ada").sees();
    expect(others).toHaveLength(1);
    expect(card?.marked.map(({ as }) => as)).toEqual(["link", "mention"]);
    expect(card?.linkPreview).toBe(true);
    await harness.close();
  });
});
