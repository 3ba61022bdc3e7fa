import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { MessageRef } from "../../src/core/address.ts";
import { instant } from "../../src/core/time/instant.ts";
import { type View, view } from "../../src/core/view/view.ts";
import { DeliveryError } from "../../src/ports/adapter.ts";
import { INJECTION_CORPUS } from "../support/injection-corpus.ts";
import { button, views } from "../support/views.ts";
import { type AdapterHarness, type ContractPerson, firstAttempt } from "./adapter-harness.ts";

const CARD = view(
  [
    { kind: "heading", text: "Follow up with Acme" },
    { kind: "text", text: "They said Friday; two working days have passed." },
    { kind: "fields", rows: [{ label: "Whom", value: "Jane Doe", at: null }] },
    { kind: "copy", text: "Dear Jane,\n\nthank you." },
    { kind: "note", text: "Nothing is sent by me." },
  ],
  [[button("Draft", "draft.1"), button("Mark sent", "sent.1")], [button("More", "more.1")]],
);

/** What is shown, changed, and never refused. */
export function showsViews(current: () => AdapterHarness): void {
  let harness: AdapterHarness;
  let ada: ContractPerson;

  beforeEach(() => {
    harness = current();
    ada = harness.person("ada");
  });

  const send = (shown: View, note: string | null = null): ReturnType<AdapterHarness["adapter"]["send"]> =>
    harness.adapter.send(ada.address, shown, {
      ...firstAttempt(),
      doubt: note === null ? null : { since: instant(0), note },
    });

  const files = (): readonly unknown[] => ada.sees().flatMap((card) => card.files);
  const updates = async (ref: MessageRef): Promise<void> => {
    const done = view([{ kind: "text", text: "Done." }], [[button("Undo", "undo.1")]]);
    for (let time = 0; time < 2; time += 1) {
      await harness.adapter.update(ref, done);
      expect(ada.sees().at(-1)).toMatchObject({
        text: "Done.",
        buttons: [{ label: "Undo", token: "undo.1" }],
      });
    }
    await harness.adapter.update(ref, view([{ kind: "text", text: "Done." }]));
    expect(ada.sees().at(-1)).toMatchObject({ text: "Done.", buttons: [] });
  };

  it("every block and every button", async () => {
    const { ref } = await send(CARD);
    expect(ref).toMatchObject(ada.address);
    const [card, ...others] = ada.sees();
    expect(others).toEqual([]);
    for (const text of [
      "Follow up with Acme",
      "two working days",
      "Whom",
      "Jane Doe",
      "thank you.",
      "Nothing is",
    ]) {
      expect(card?.text).toContain(text);
    }
    expect(card?.buttons).toEqual([
      { label: "Draft", token: "draft.1" },
      { label: "Mark sent", token: "sent.1" },
      { label: "More", token: "more.1" },
    ]);
    expect(harness.requests()).toBe(1);
  });

  it("another view in place of the first, as often as it is told to", async () => {
    const { ref } = await send(CARD);
    const done = view([{ kind: "text", text: "Done." }], [[button("Undo", "undo.1")]]);
    for (let time = 0; time < 2; time += 1) {
      expect((await harness.adapter.update(ref, done)).ref).toEqual(ref);
      expect(ada.sees()).toMatchObject([{ text: "Done.", buttons: [{ label: "Undo", token: "undo.1" }] }]);
    }
    await harness.adapter.update(ref, view([{ kind: "text", text: "Done." }]));
    expect(ada.sees()).toMatchObject([{ text: "Done.", buttons: [] }]);
  });

  it("a view anew when the message is not there any more", async () => {
    const { ref } = await send(CARD);
    ada.deletes(ref);
    const renewed = await harness.adapter.update(ref, view([{ kind: "text", text: "Done." }]));
    expect(renewed.ref.message).not.toBe(ref.message);
    expect(ada.sees()).toMatchObject([{ text: "Done." }]);
  });

  it("no more of a message that is taken away, as often as that is asked for", async () => {
    const { ref } = await send(CARD);
    await send(view([{ kind: "text", text: "Another one" }]));
    for (let time = 0; time < 2; time += 1) {
      await harness.adapter.remove(ref);
      expect(ada.sees().map(({ text }) => text)).toEqual(["Another one"]);
    }
    ada.blocks();
    await expect(harness.adapter.remove(ref)).rejects.toThrow(DeliveryError);
  });

  it("what the platform allows, and in which order it counts", () => {
    const limits = harness.adapter.limitsOf({ to: ada.address, kind: "reply" });
    expect(limits.length).toBeGreaterThan(0);
    expect(limits).toEqual(limits.toSorted((a, b) => b.perSecond - a.perSecond));
    expect(new Set(limits.map(({ bucket }) => bucket)).size).toBe(limits.length);
    for (const { bucket } of limits) expect(bucket.startsWith(harness.adapter.platform)).toBe(true);
  });

  it("whether it shows something once more", async () => {
    expect(await send(CARD)).toMatchObject({ isRepeat: false });
    expect(await send(CARD, "Sent again.")).toMatchObject({ isRepeat: true });
  });

  it("the doubt, in the first line", async () => {
    await send(CARD, "Sent again: the connection broke the first time.");
    expect(ada.sees().at(-1)?.text.split("\n")[0]).toBe("Sent again: the connection broke the first time.");
  });

  it("a draft that is too long for one message whole, and the buttons after it", async () => {
    const words = Array.from({ length: 2500 }, (_, index) => `word${index}`);
    const { ref } = await send(
      view(
        [
          { kind: "heading", text: "Draft" },
          { kind: "copy", text: words.join(" ") },
        ],
        CARD.buttons,
      ),
    );
    const seen = ada.sees();
    const shown = seen
      .map(({ text }) => text)
      .join(" ")
      .split(/\s+/u);
    expect(shown.filter((word) => word.startsWith("word"))).toEqual(words);
    expect(seen.at(-1)?.buttons).toHaveLength(3);
    expect(seen.slice(0, -1).flatMap(({ buttons }) => buttons)).toEqual([]);
    await harness.adapter.update(ref, view([{ kind: "text", text: "Done." }]));
    expect(ada.sees().at(-1)).toMatchObject({ text: "Done.", buttons: [] });
  });

  describe("a file, with its text and buttons", () => {
    const letter = { name: "thank-you-acme.eml", text: "Subject: Tack\r\n\r\nHej Åsa 😀\r\n" };
    const FILE = { ...letter, mediaType: "message/rfc822" };
    const GO = [[button("Mark sent", "sent.1")]];
    it("of which the file stays when the rest changes", async () => {
      const { ref } = await send(view([{ kind: "text", text: "Open the file." }], GO, FILE), "Sent again.");
      expect(files()).toEqual([letter]);
      const card = ada.sees().at(-1);
      expect(card?.text.split("\n")[0]).toBe("Sent again.");
      expect(card?.text).toContain("Open the file.");
      expect(card?.buttons).toEqual([{ label: "Mark sent", token: "sent.1" }]);
      await updates(ref);
      expect(files()).toEqual([letter]);
    });

    it("also where there is more text than fits beside a file", async () => {
      const words = Array.from({ length: 300 }, (_, index) => `word${index}`);
      const { ref } = await send(view([{ kind: "text", text: words.join(" ") }], GO, FILE));
      const shown = ada.sees().flatMap(({ text }) => text.split(/\s+/u));
      expect(shown.filter((word) => word.startsWith("word"))).toEqual(words);
      expect(files()).toEqual([letter]);
      expect(ada.sees().flatMap(({ buttons }) => buttons)).toHaveLength(1);
      await updates(ref);
      expect(files()).toEqual([letter]);
    });

    it("also in place of a message that had none", async () => {
      const { ref } = await send(CARD);
      await harness.adapter.update(ref, view([{ kind: "text", text: "Open the file." }], GO, FILE));
      expect(files()).toEqual([letter]);
      expect(ada.sees().at(-1)?.text).toContain("Open the file.");
      expect(ada.sees().flatMap(({ buttons }) => buttons)).toEqual([{ label: "Mark sent", token: "sent.1" }]);
    });

    it("also where a long text follows on a short one", async () => {
      const { ref } = await send(view([{ kind: "text", text: "Open the file." }], GO, FILE));
      const words = Array.from({ length: 300 }, (_, index) => `word${index}`);
      await harness.adapter.update(ref, view([{ kind: "text", text: words.join(" ") }], CARD.buttons));
      expect(ada.sees().at(-1)?.text).toBe(words.join(" "));
      expect(ada.sees().flatMap(({ buttons }) => buttons)).toHaveLength(3);
    });
  });

  it("any view at all, with all of its buttons", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(views, async (any) => {
        const { ref } = await send(any, "Sent again.");
        const tokens = any.buttons.flat().map(({ token }) => token);
        expect(
          ada
            .sees()
            .at(-1)
            ?.buttons.map(({ token }) => token),
        ).toEqual(tokens);
        await harness.adapter.update(ref, any);
      }),
      { numRuns: 60 },
    );
  });

  describe("what a person typed is never read as markup:", () => {
    it("not in a text, a field or a label", { timeout: 60_000 }, async () => {
      for (const typed of INJECTION_CORPUS) {
        await send(
          view(
            [
              { kind: "text", text: typed },
              { kind: "fields", rows: [{ label: "Company", value: typed, at: null }] },
            ],
            [[button(typed, "a.1")]],
          ),
        );
        const card = ada.sees().at(-1);
        const marked = card?.marked.filter(({ text }) => text !== "Company:");
        expect({ typed, marked }).toEqual({ typed, marked: [] });
        expect(card?.linkPreview).toBe(false);
        expect(card?.text.split(typed.trim())).toHaveLength(3);
        expect(card?.buttons).toHaveLength(1);
      }
    });

    it("nor in a heading, a draft or a note, each of which looks the same throughout", {
      timeout: 60_000,
    }, async () => {
      for (const text of INJECTION_CORPUS) {
        await send(
          view([
            { kind: "heading", text },
            { kind: "copy", text },
            { kind: "note", text },
          ]),
        );
        const whole = text.trim();
        const marked = ada
          .sees()
          .at(-1)
          ?.marked.map((each) => each.text);
        expect(marked).toEqual([whole, whole, whole]);
      }
    });
  });
}
