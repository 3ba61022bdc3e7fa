import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { en } from "../../../src/core/text/en.ts";
import { view } from "../../../src/core/view/view.ts";
import { EventInbox, firstAttempt } from "../../contract/adapter-harness.ts";
import { button } from "../../support/views.ts";
import { type DiscordHarness, discordHarness } from "./harness.ts";

describe("a press on Discord that asks for a debrief", () => {
  let harness: DiscordHarness;
  let inbox: EventInbox;

  beforeEach(async () => {
    harness = await discordHarness();
    inbox = new EventInbox();
    await harness.start(inbox.take);
  });
  afterEach(() => harness.close());

  const address = () => ({ platform: "discord", workspace: "", chat: harness.ada.chat.id }) as const;
  const ASKING = view(
    [{ kind: "text", text: "Look back" }],
    [[{ ...button("Tell me", "r.x.1.tell"), asks: "debrief" }, button("Snooze", "r.x.1.snooze")]],
  );
  const press = async () => {
    const { ref } = await harness.adapter.send(address(), ASKING, firstAttempt());
    return { ref, interaction: harness.ada.presses(ref.message, "Tell me") };
  };

  it("opens a form of five, of which every one may be left out", async () => {
    const form = await harness.ada.formOf((await press()).interaction);
    expect(form.title).toBe("How was it?");
    expect(form.components.map(({ component }) => [component.custom_id, component.required])).toEqual([
      ["people", false],
      ["promise", false],
      ["materials", false],
      ["feeling", false],
      ["hook", false],
    ]);
    expect(inbox.events).toEqual([]);
  });

  it("hands over what was filled in, with the button it was opened by", async () => {
    const form = await harness.ada.formOf((await press()).interaction);
    harness.ada.submits(form, { people: "Per Lund", feeling: "well" });
    expect((await inbox.received(1))[0]).toMatchObject({
      kind: "form",
      from: address(),
      token: "r.x.1.tell",
      answers: { people: "Per Lund", promise: "", materials: "", feeling: "well", hook: "" },
    });
  });

  it("asks in the chat where the form could not be shown", async () => {
    harness.double.faults.next({ kind: "5xx-before", status: 503, method: "answer" });
    const { ref } = await press();
    expect((await inbox.received(1))[0]).toMatchObject({ kind: "press", token: "r.x.1.tell", source: ref });
  });

  it("gives back what was typed where nobody could store it", async () => {
    const form = await harness.ada.formOf((await press()).interaction);
    inbox.willDo(...Array.from({ length: 5 }, () => () => Promise.reject(new Error("away"))));
    harness.ada.submits(form, { feeling: "so-so" });
    for (let attempt = 1; attempt < 5; attempt += 1) {
      await inbox.received(attempt);
      await harness.clock.advance(await harness.clock.sleeper(20_000));
    }
    const told = await harness.double.waitForMessage(({ content }) =>
      content.startsWith(en["discord.not-stored"]),
    );
    expect(told.channel).toBe(harness.ada.chat);
    expect(told.content).toContain("**It went:** so-so");
  });
});
