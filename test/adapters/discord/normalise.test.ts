import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bornAt,
  eventOf,
  firstIdAt,
  normaliseInteraction,
  normaliseMessage,
} from "../../../adapters/discord/normalise.ts";
import { instant } from "../../../src/core/time/instant.ts";

/** An id that Discord gives as an example, with the time it holds. */
const ID = "175928847299117063";
const BORN = instant(1_462_015_105_796);
const FROM = { platform: "discord", workspace: "", chat: "88" };
const USER = { id: "501", username: "asa.berg", global_name: "Åsa Berg", discriminator: "0", avatar: null };

const MESSAGE = {
  id: ID,
  channel_id: "88",
  author: USER,
  content: "I just had an interview at Acme",
  type: 0,
  timestamp: "2016-04-30T11:18:25.796000+00:00",
  attachments: [],
  embeds: [],
};
const INTERACTION = {
  id: ID,
  application_id: "400",
  token: "a-token",
  version: 1,
  channel_id: "88",
  context: 1,
  locale: "sv-SE",
  user: USER,
};
const guild = {
  ...INTERACTION,
  channel_id: "99",
  context: 0,
  guild_id: "7",
  user: undefined,
  member: { user: USER, roles: [] },
};
const COMMAND = { ...INTERACTION, type: 2, data: { id: "1", name: "next", type: 1 } };
const PRESS = {
  ...INTERACTION,
  type: 3,
  data: { component_type: 2, custom_id: "sent.1~mark~2" },
  message: { id: "90", content: "" },
};
const COMPLETION = {
  ...INTERACTION,
  type: 4,
  data: {
    name: "interview",
    options: [
      { name: "company", type: 3, value: "Acme" },
      { name: "when", type: 3, value: "fri", focused: true },
    ],
  },
};
const FORM = {
  ...INTERACTION,
  type: 5,
  data: {
    custom_id: "interview",
    components: [
      { type: 18, id: 1, component: { type: 4, custom_id: "company", value: "Acme" } },
      { type: 18, id: 2, component: { type: 4, custom_id: "role", value: " " } },
      { type: 1, components: [{ type: 4, custom_id: "when", value: "today" }] },
      { type: 18, component: { type: 4, custom_id: "__proto__", value: "x" } },
    ],
  },
};

const base = {
  id: `discord:${ID}`,
  from: FROM,
  at: BORN,
  author: { account: "501", name: "Åsa Berg", locale: null, timeZone: null },
};
const acted = { ...base, author: { ...base.author, locale: "sv-SE" } };

describe("a message on Discord", () => {
  it.each([
    ["text", MESSAGE, { ...base, kind: "text", text: "I just had an interview at Acme" }],
    ["a reply", { ...MESSAGE, type: 19 }, { ...base, kind: "text", text: "I just had an interview at Acme" }],
    [
      "a typed command",
      { ...MESSAGE, content: "/Interview  Acme,\nyesterday" },
      { ...base, kind: "command", name: "interview", args: "Acme,\nyesterday" },
    ],
    [
      "a slash but no command",
      { ...MESSAGE, content: "/ 50/50" },
      { ...base, kind: "text", text: "/ 50/50" },
    ],
    [
      "a photo with words",
      { ...MESSAGE, content: "look", attachments: [{ id: "1" }] },
      { ...base, kind: "text", text: "look" },
    ],
    ["a photo", { ...MESSAGE, content: "", attachments: [{ id: "1" }] }, { ...base, kind: "unsupported" }],
    [
      "a sticker",
      { ...MESSAGE, content: "", sticker_items: [{ id: "1" }] },
      { ...base, kind: "unsupported" },
    ],
    [
      "a name that is only the account's",
      { ...MESSAGE, author: { ...USER, global_name: null }, content: "x" },
      { ...base, author: { ...base.author, name: "asa.berg" }, kind: "text", text: "x" },
    ],
    ["of a bot", { ...MESSAGE, author: { ...USER, bot: true } }, null],
    ["of Discord itself", { ...MESSAGE, author: { ...USER, system: true } }, null],
    ["of a hook", { ...MESSAGE, webhook_id: "5" }, null],
    ["in a server", { ...MESSAGE, guild_id: "7" }, null],
    ["a notice that something was pinned", { ...MESSAGE, type: 6 }, null],
    ["nothing", {}, null],
  ])("%s", (_what, raw, expected) => {
    expect(normaliseMessage(raw)).toEqual(expected);
  });
});

const eventIn = (raw: unknown, chat = "88") => {
  const interaction = normaliseInteraction(raw);
  return interaction === null ? null : eventOf(interaction, chat);
};

describe("an interaction on Discord", () => {
  it.each([
    ["a command", COMMAND, { ...acted, kind: "command", name: "next", args: "" }],
    [
      "a command with options",
      {
        ...COMMAND,
        data: {
          ...COMMAND.data,
          name: "interview",
          options: [
            { name: "company", type: 3, value: "Acme" },
            { name: "role", type: 3, value: "" },
          ],
        },
      },
      { ...acted, kind: "form", token: null, answers: { company: "Acme" } },
    ],
    [
      "a form, in the newer shape and the older",
      FORM,
      { ...acted, kind: "form", token: null, answers: { company: "Acme", role: "", when: "today" } },
    ],
    [
      "a press",
      PRESS,
      { ...acted, kind: "press", token: "sent.1", source: { ...FROM, message: "90" }, answer: null },
    ],
    [
      "a pick from a list",
      { ...PRESS, data: { component_type: 3, custom_id: "list~mark", values: ["open.2~mark"] } },
      { ...acted, kind: "press", token: "open.2", source: { ...FROM, message: "90" }, answer: null },
    ],
    ["a completion", COMPLETION, null],
    ["a command on a person's name", { ...COMMAND, data: { ...COMMAND.data, type: 2 } }, null],
    ["a ping", { ...INTERACTION, type: 1 }, null],
    ["of a bot", { ...COMMAND, user: { ...USER, bot: true } }, null],
    ["of nobody", { ...COMMAND, user: undefined }, null],
  ])("%s", (_what, raw, expected) => {
    expect(eventIn(raw)).toEqual(expected);
  });

  it("tells where it was, and how to answer it", () => {
    const ref = { id: ID, token: "a-token", application: "400" };
    expect(normaliseInteraction(COMMAND)).toMatchObject({ chat: "88", ref });
    expect(normaliseInteraction({ ...COMMAND, ...guild })).toMatchObject({
      chat: null,
      ref,
      author: acted.author,
    });
    expect(normaliseInteraction({ ...COMMAND, context: 2 })).toMatchObject({ chat: null });
  });

  it("tells which option is being typed", () => {
    expect(normaliseInteraction(COMPLETION)).toMatchObject({
      kind: "completion",
      field: "when",
      text: "fri",
    });
  });
});

describe("Discord's ids", () => {
  it("hold the time they were made at", () => {
    expect(bornAt(ID)).toBe(BORN);
    expect(BigInt(firstIdAt(BORN))).toBeLessThanOrEqual(BigInt(ID));
    expect(bornAt(firstIdAt(BORN))).toBe(BORN);
    expect(firstIdAt(instant(0))).toBe("0");
  });
});

describe("what is not as it should be", () => {
  const strange = fc.oneof(
    fc.constantFrom<unknown>(
      undefined,
      null,
      true,
      "",
      "\u0000",
      "\ud83d",
      {},
      [],
      -1,
      0,
      1.5,
      2 ** 53,
      "9".repeat(20),
      "9".repeat(40),
    ),
    fc.jsonValue(),
  );

  it("never throws, and gives an event of a direct message or nothing", () => {
    const mutated = fc
      .record({
        which: fc.constantFrom<object>(MESSAGE, COMMAND, PRESS, COMPLETION, FORM),
        key: fc.nat(),
        by: strange,
      })
      .map(({ which, key, by }) => {
        const keys = Object.keys(which);
        return Object.assign({}, which, { [keys[key % keys.length] ?? ""]: by });
      });
    fc.assert(
      fc.property(mutated, (raw) => {
        const interaction = normaliseInteraction(raw);
        const event = normaliseMessage(raw) ?? (interaction === null ? null : eventOf(interaction, "88"));
        if (event === null) return;
        expect(event.id).toMatch(/^discord:\d+$/u);
        expect(event.from.chat).toMatch(/^\d+$/u);
        expect(Number.isInteger(event.at)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it("never throws, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue()), (anything) => {
        expect(normaliseMessage(anything)).toBeNull();
        expect(normaliseInteraction(anything)).toBeNull();
      }),
    );
  });
});
