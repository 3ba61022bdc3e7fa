import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { view } from "../../../src/core/view/view.ts";
import { EventInbox } from "../../contract/adapter-harness.ts";
import { INJECTION_CORPUS } from "../../support/injection-corpus.ts";
import { button } from "../../support/views.ts";
import { type SlackHarness, slackHarness } from "./harness.ts";

describe.each(["socket", "http"] as const)("the App Home on Slack by %s", (mode) => {
  let harness: SlackHarness;
  let inbox: EventInbox;

  beforeEach(async () => {
    harness = await slackHarness(mode);
    inbox = new EventInbox();
    await harness.start(inbox.take);
  });
  afterEach(() => harness.close());

  const account = () =>
    ({ platform: "slack", workspace: harness.double.workspace.id, account: "U0ADA" }) as const;
  const PAGE = view([{ kind: "text", text: "Nothing is due." }], [[button("Settings", "m.settings")]]);

  it("shows what it is told to, and then something else in its place", async () => {
    await harness.adapter.showHome(account(), PAGE);
    expect(harness.ada.home).toMatchObject({ text: "Nothing is due.", buttons: [{ label: "Settings" }] });
    await harness.adapter.showHome(account(), view([{ kind: "text", text: "Something is." }]));
    expect(harness.ada.home).toMatchObject({ text: "Something is.", buttons: [] });
  });

  it("brings a press as one without a message, from the person's chat", async () => {
    await harness.adapter.showHome(account(), PAGE);
    harness.ada.pressesAtHome("Settings");
    const [event] = await inbox.received(1);
    expect(event).toMatchObject({
      kind: "press",
      token: "m.settings",
      source: null,
      answer: null,
      from: { workspace: harness.double.workspace.id, chat: harness.ada.chat.id },
    });
  });

  it("lets Slack warn the person whose press could not be taken in, and takes the next one", async () => {
    await harness.adapter.showHome(account(), PAGE);
    harness.double.faults.next({ kind: "403", reason: "fatal_error", method: "conversations.open" });
    const lost = harness.ada.pressesAtHome("Settings");
    await harness.logger.next("slack: a chat could not be opened");
    await harness.doubleClock.advance(3_000);
    expect(await lost.settled).toMatchObject({ kind: "failed" });
    await harness.double.until("it is told", () => harness.ada.problems.length === 1);
    expect(inbox.events).toEqual([]);
    harness.ada.pressesAtHome("Settings");
    expect(await inbox.received(1)).toMatchObject([{ kind: "press", token: "m.settings" }]);
  });

  it("tells when somebody looks at it, and not when they look at the chat", async () => {
    harness.ada.opens("messages");
    harness.ada.opens("home");
    const [event] = await inbox.received(1);
    expect(event).toMatchObject({ kind: "home", from: { chat: harness.ada.chat.id } });
    await harness.confirmed();
    expect(inbox.events).toHaveLength(1);
  });

  it.each([
    ["not_enabled", "rejected"],
    ["invalid_auth", "unauthorized"],
  ])("cannot be shown where Slack says %s: %s", async (reason, code) => {
    harness.double.faults.next({ kind: "403", reason, method: "views.publish" });
    await expect(harness.adapter.showHome(account(), PAGE)).rejects.toMatchObject({ code });
  });

  it("has a pace of its own, as Slack counts it, and takes none from the messages", () => {
    const to = { ...account(), chat: harness.ada.chat.id };
    const [[own], [ofMessages]] = [
      harness.adapter.limitsOf({ to, kind: "home" }),
      harness.adapter.limitsOf({ to, kind: "reminders" }),
    ];
    expect(own?.perSecond).toBeCloseTo(100 / 60);
    expect(own?.bucket).not.toBe(ofMessages?.bucket);
  });

  it("shows what a person typed as it is, and nothing of it lives", { timeout: 60_000 }, async () => {
    expect(INJECTION_CORPUS.length).toBeGreaterThanOrEqual(200);
    for (const typed of INJECTION_CORPUS) {
      await harness.adapter.showHome(
        account(),
        view([{ kind: "text", text: typed }], [[button(typed, "a.1")]]),
      );
      expect({ typed, marked: harness.ada.home?.marked }).toEqual({ typed, marked: [] });
      expect(harness.ada.home?.text).toBe(typed.trim());
    }
  });
});
