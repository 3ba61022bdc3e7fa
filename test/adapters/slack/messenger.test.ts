import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { MessageRef } from "../../../src/core/address.ts";
import { actionToken } from "../../../src/core/conversation/action.ts";
import { type View, view } from "../../../src/core/view/view.ts";
import { firstAttempt } from "../../contract/adapter-harness.ts";
import { type SlackHarness, slackHarness } from "./harness.ts";

const CARD: View = view(
  [{ kind: "text", text: "Thank Jane" }],
  [[{ label: "Draft", token: actionToken({ kind: "menu", verb: "draft" }), style: "plain", asks: null }]],
);

describe("what is Slack's alone about messages", () => {
  let harness: SlackHarness;

  beforeEach(async () => {
    harness = await slackHarness("http");
    await harness.start(() => Promise.resolve());
  });
  afterEach(() => harness.close());

  const send = async (note: string | null = null): Promise<MessageRef> => {
    const doubt = note === null ? null : { since: harness.clock.now(), note };
    const { address } = harness.person("ada");
    return (await harness.adapter.send(address, CARD, { ...firstAttempt(), doubt })).ref;
  };

  it("a look through the chat that comes too often holds back this message alone", async () => {
    harness.double.faults.next({ kind: "429", retryAfterSeconds: 60, method: "conversations.history" });
    await expect(send("Sent again.")).rejects.toMatchObject({ code: "unreachable", retryAfterMs: 60_000 });
    expect(harness.ada.sees()).toEqual([]);
  });

  it("a look that fails otherwise is what it is", async () => {
    harness.double.faults.next({ kind: "403", reason: "token_revoked", method: "conversations.history" });
    await expect(send("Sent again.")).rejects.toMatchObject({ code: "unauthorized" });
  });

  it.each(["cant_delete_message", "compliance_exports_prevent_deletion"])(
    "a message that may not be taken away is emptied: %s",
    async (reason) => {
      const ref = await send();
      harness.double.faults.next({ kind: "403", reason, method: "chat.delete" });
      await harness.adapter.remove(ref);
      expect(harness.ada.sees().map(({ text, buttons }) => ({ text, buttons }))).toEqual([
        { text: "…", buttons: [] },
      ]);
    },
  );

  it("nothing is said in a channel, even where the bot could", async () => {
    const channel = harness.double.workspace.channel("general", true);
    const ref = { ...harness.person("ada").address, chat: channel.id, message: "1795000000.000100" };
    const refused = { code: "gone" };
    await expect(harness.adapter.send(ref, CARD, firstAttempt())).rejects.toMatchObject(refused);
    await expect(harness.adapter.update(ref, CARD)).rejects.toMatchObject(refused);
    expect(harness.double.calls.of("chat.postMessage")).toEqual([]);
    expect(harness.double.calls.of("chat.update")).toEqual([]);
  });

  it("a message that is not taken away for another reason stays as it is", async () => {
    const ref = await send();
    harness.double.faults.next({ kind: "403", reason: "channel_not_found", method: "chat.delete" });
    await expect(harness.adapter.remove(ref)).rejects.toMatchObject({ code: "gone" });
    expect(harness.ada.sees().map(({ text }) => text)).toEqual(["Thank Jane"]);
  });
});
