import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MessageBody, render } from "../../../adapters/discord/render.ts";
import { snoozeChoices } from "../../../src/core/playbook/snooze-choices.ts";
import { instant } from "../../../src/core/time/instant.ts";
import { moreMenu, snoozeMenu } from "../../../src/core/view/card-menus.ts";
import { lensOf } from "../../../src/core/view/lens.ts";
import { type Block, type View, view } from "../../../src/core/view/view.ts";
import { parseForm } from "../../doubles/discord/form.ts";
import { readMarkdown } from "../../doubles/discord/markdown.ts";
import { FORMS } from "../../doubles/discord/schemas.ts";
import { isEmpty } from "../../doubles/discord/world.ts";
import { anInterview, aReminder, aStep, at, aUser } from "../../support/stores/samples.ts";
import { button, views } from "../../support/views.ts";

const text = (content: string): Block => ({ kind: "text", text: content });
const copy = (content: string): Block => ({ kind: "copy", text: content });

describe("a card on Discord", () => {
  it("is an embed with rows of buttons, and shows instants in the reader's own zone beside our words", () => {
    const card = view(
      [
        { kind: "heading", text: "Thank Jane 🙏" },
        text("Within 24 hours of the interview."),
        {
          kind: "fields",
          rows: [
            { label: "Company", value: "Acme *GmbH*", at: null },
            { label: "Due", value: "Wednesday 18 November, 18:00", at: instant(1_795_021_200_999) },
          ],
        },
        { kind: "note", text: "I send nothing *to* employers." },
        { kind: "note", text: "Moved twice." },
      ],
      [
        [{ ...button("Draft", "draft.1"), style: "primary" }],
        [{ ...button("Job lost", "lost.1"), style: "danger" }],
      ],
    );
    expect(render(card)).toEqual({
      before: [],
      card: {
        content: "",
        embeds: [
          {
            title: "Thank Jane 🙏",
            description:
              "Within 24 hours of the interview.\n\n**Company:** Acme \\*GmbH\\*\n**Due:** Wednesday 18 November, 18:00 (<t:1795021200:F>, <t:1795021200:R>)",
            // Footers are shown as they stand, so nothing is escaped there.
            footer: { text: "I send nothing *to* employers.\nMoved twice." },
            color: 0x3f7cac,
          },
        ],
        components: [
          { type: 1, components: [{ type: 2, style: 1, label: "Draft", custom_id: "draft.1" }] },
          { type: 1, components: [{ type: 2, style: 4, label: "Job lost", custom_id: "lost.1" }] },
        ],
        flags: 0,
      },
    });
  });

  it("has the note first, where it is not part of the card", () => {
    expect(render(view([text("Hello")]), { note: "Sent again.", mark: null }).card).toMatchObject({
      content: "*Sent again.*",
      embeds: [{ description: "Hello" }],
    });
  });

  it("shows a sign where nothing is left", () => {
    expect(render(view([text(" \u200b ")], [[button("\u2800", "a")]])).card).toMatchObject({
      embeds: [{ description: "…" }],
      components: [{ components: [{ label: "…" }] }],
    });
  });

  it("takes exactly 4096 units whole, and shortens one more; an escape counts and is never cut", () => {
    expect(descriptionOf(view([text("x".repeat(4096))]))).toBe("x".repeat(4096));
    expect(descriptionOf(view([text("x".repeat(4097))]))).toBe(`${"x".repeat(4095)}…`);
    const stars = descriptionOf(view([text("*".repeat(4096))]));
    expect(stars).toBe(`${"\\*".repeat(2047)}…`);
    expect(readMarkdown(stars).marked).toEqual([]);
  });

  it("shows many equal buttons as a list, and what stands apart as buttons", () => {
    const names = ["Acme", "Bolt", "Crux", "Dyne", "Edda", "Fjord", "Gro"].map((name) =>
      button(name, `open.${name}`),
    );
    const danger = { ...button("Close all", "close"), style: "danger" } as const;
    const rows = [names.slice(0, 3), names.slice(3, 6), names.slice(6), [danger]];
    expect(render(view([text("All")], rows), { note: null, mark: "m" }).card.components).toEqual([
      {
        type: 1,
        components: [
          {
            type: 3,
            custom_id: "list~m",
            options: names.map(({ label, token }) => ({ label, value: `${token}~m` })),
          },
        ],
      },
      { type: 1, components: [{ type: 2, style: 4, label: "Close all", custom_id: "close~m" }] },
    ]);
    const few = render(view([text("All")], rows.slice(0, 2))).card.components;
    expect(few.map(({ components }) => components.length)).toEqual([3, 3]);
  });

  it("keeps what stands below the last, shorter row of a list apart from it", () => {
    const names = Array.from({ length: 8 }, (_, index) => button(`Job ${index}`, `open.${index}`));
    const rows = [names.slice(0, 3), names.slice(3, 6), names.slice(6), [button("More", "list-1")]];
    expect(render(view([text("All")], rows)).card.components).toMatchObject([
      { components: [{ type: 3, options: names.map(({ label }) => ({ label })) }] },
      { components: [{ type: 2, label: "More" }] },
    ]);
  });

  it("never cuts an instant off a row", () => {
    const rows = [{ label: "Due", value: "long ".repeat(2000), at: instant(1_800_000_000_000) }];
    expect(descriptionOf(view([{ kind: "fields", rows }]))).toMatch(
      /… \(<t:1800000000:F>, <t:1800000000:R>\)$/u,
    );
  });
});

function descriptionOf(shown: ReturnType<typeof view>): string {
  return render(shown).card.embeds[0]?.description ?? "";
}

describe("a draft on Discord", () => {
  it("is the message's text, in a block to be copied, without previews", () => {
    const draft = view([
      { kind: "heading", text: "Draft" },
      copy("Dear Jane,\n\n*thank* you."),
      { kind: "note", text: "Copy it." },
    ]);
    expect(render(draft).card).toMatchObject({
      content: "**Draft**\n\n```\nDear Jane,\n\n*thank* you.\n```\n\n*Copy it.*",
      embeds: [],
      flags: 4,
    });
  });

  it("is quoted where it would break out of its block, and is still shown as it stands", () => {
    const typed = "Look:\n```js\nalert(1)\n```\n# not a heading";
    const { content } = render(view([copy(typed)])).card;
    expect(readMarkdown(content)).toEqual({ text: typed, marked: [{ as: "quote", text: typed }] });
  });

  it("that does not fit goes ahead, whole and in readable pieces, each under 2,000", () => {
    const line = `${"word ".repeat(19)}end.`;
    const typed = Array.from({ length: 90 }, () => line).join("\n");
    const { before, card } = render(
      view([{ kind: "heading", text: "Draft" }, copy(typed)], [[button("Mark sent", "sent.1")]]),
    );
    expect(before.map(({ content }) => readMarkdown(content).text).join("\n")).toBe(typed);
    for (const { content, components } of before) {
      expect(content.length).toBeLessThanOrEqual(2000);
      expect(content.endsWith("end.\n```")).toBe(true);
      expect(components).toEqual([]);
    }
    expect(card).toMatchObject({ content: "", embeds: [{ title: "Draft" }] });
  });

  it("has the buttons under its last piece when there is nothing else", () => {
    const { before, card } = render(view([copy("x".repeat(5000))], [[button("A", "a")]]));
    expect([before.length, card.content.length, card.components.length]).toEqual([2, 1028, 1]);
  });
});

const accepted = (body: MessageBody): void => {
  expect(() => parseForm(FORMS.createMessage, JSON.parse(JSON.stringify(body)))).not.toThrow();
  expect(
    isEmpty({
      content: body.content,
      embeds: body.embeds.map((each) => ({ ...each, footer: each.footer })),
      attachments: [],
    }),
  ).toBe(false);
};

describe("every view", () => {
  it("is within Discord's limits", () => {
    fc.assert(
      fc.property(views, fc.option(fc.string({ maxLength: 200 })), (any, note) => {
        const { before, card } = render(any, { note, mark: "0123456789012345678901" });
        for (const body of [...before, card]) accepted(body);
        const shown = card.components.flatMap((row) => row.components);
        const pressable = shown.reduce((sum, each) => sum + (each.type === 3 ? each.options.length : 1), 0);
        expect(pressable).toBe(any.buttons.flat().length);
      }),
      { numRuns: 500 },
    );
  });
});

/** The labels, a row a line; a list stands as the word alone. */
const rowsOf = (menu: View): readonly (readonly string[])[] => {
  const { before, card } = render(menu, { note: null, mark: "0123456789012345678901" });
  expect(before).toEqual([]);
  accepted(card);
  return card.components.map(({ components }) =>
    components.map((each) => (each.type === 2 ? each.label : "list")),
  );
};

describe("a menu of a reminder's card", () => {
  const user = aUser();
  const now = at("2026-11-18T08:30:00Z");
  const lens = lensOf(user, now);
  const step = aStep();
  const choices = snoozeChoices(now, lens.zone, user);
  const subject = (count: number) => {
    const snoozed = [{ key: step.key, until: now, count }];
    const interview = anInterview(user, { snoozed });
    return [{ interview, steps: [step] }, aReminder(interview, { step: step.key })] as const;
  };
  const TIMES = [
    ["This evening (19:00)", "Tomorrow 08:30"],
    ["Next working day (Thursday 19 November)", "In 3 days (Saturday 21 November)"],
    ["Pick a time"],
  ];

  it("is rows of buttons for Snooze, each with the whole of its time", () => {
    expect(rowsOf(snoozeMenu(lens, ...subject(0), choices))).toEqual([...TIMES, ["‹ Back"]]);
  });

  it("stays so when there are the ways out of many snoozes as well", () => {
    const menu = snoozeMenu(lens, ...subject(3), choices);
    expect(rowsOf(menu)).toEqual([...TIMES, ["Skip", "Job lost", "‹ Back"]]);
    expect(render(menu).card.embeds).toMatchObject([
      {
        description: expect.stringContaining("When shall I come back?"),
        footer: { text: expect.stringContaining("3 times") },
      },
    ]);
  });

  it("is rows of buttons for More, where only the loss of the job is red", () => {
    const menu = moreMenu(lens, ...subject(0));
    expect(rowsOf(menu)).toEqual([
      ["Skip", "Job lost", "Why?", "Edit"],
      ["Sent at another time", "‹ Back"],
    ]);
    const buttons = render(menu).card.components.flatMap(({ components }) => components);
    expect(buttons.map((each) => each.type === 2 && each.style)).toEqual([2, 4, 2, 2, 2, 2]);
  });
});
