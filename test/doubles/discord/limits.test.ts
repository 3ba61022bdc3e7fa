import { ButtonBuilder, ButtonStyle, EmbedBuilder, ModalBuilder } from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DiscordDouble, startDiscordDouble } from "./discord-double.ts";
import type { DiscordPerson } from "./person.ts";
import { rawCall } from "./raw-call.ts";

let double: DiscordDouble;
let ada: DiscordPerson;
beforeEach(async () => {
  double = await startDiscordDouble();
  ada = double.person({ id: "501" });
});
afterEach(() => double.close());

const post = (body: unknown) => rawCall(double, `POST /channels/${ada.chat.id}/messages`, body);
const of = (length: number): string => "x".repeat(length);
const button = (more: object = {}) => ({ type: 2, style: 2, label: "Go", custom_id: "go", ...more });
const rows = (...buttons: object[][]) => buttons.map((components) => ({ type: 1, components }));
const embed = (more: object) => ({ embeds: [{ title: "t", ...more }] });
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** The nesting of Discord's refusals, down to one fault. */
function nested(path: string, code: string, message: string): object {
  const leaf: object = { _errors: [{ code, message }] };
  return path.split(".").reduceRight((inner, part) => ({ [part]: inner }), leaf);
}
const tooLong = (path: string, max: number): object =>
  nested(path, "BASE_TYPE_MAX_LENGTH", `Must be ${max} or fewer in length.`);
const required = (path: string): object => nested(path, "BASE_TYPE_REQUIRED", "This field is required");

/** What just passes, what is just too much, and where the refusal says so. */
const LIMITS: readonly [string, object, object, object][] = [
  ["content", { content: of(2000) }, { content: of(2001) }, tooLong("content", 2000)],
  [
    "the content's type",
    { content: "x" },
    { content: 7 },
    nested("content", "BASE_TYPE_BAD_TYPE", "Only values of the type string are allowed."),
  ],
  [
    "embeds",
    { embeds: many(10, () => ({ title: "t" })) },
    { embeds: many(11, () => ({ title: "t" })) },
    tooLong("embeds", 10),
  ],
  ["an embed's title", embed({ title: of(256) }), embed({ title: of(257) }), tooLong("embeds.0.title", 256)],
  [
    "its description",
    embed({ description: of(4096) }),
    embed({ description: of(4097) }),
    tooLong("embeds.0.description", 4096),
  ],
  [
    "its footer",
    embed({ footer: { text: of(2048) } }),
    embed({ footer: { text: of(2049) } }),
    tooLong("embeds.0.footer.text", 2048),
  ],
  [
    "its author",
    embed({ author: { name: of(256) } }),
    embed({ author: { name: of(257) } }),
    tooLong("embeds.0.author.name", 256),
  ],
  [
    "its fields",
    embed({ fields: many(25, () => ({ name: "n", value: "v" })) }),
    embed({ fields: many(26, () => ({ name: "n", value: "v" })) }),
    tooLong("embeds.0.fields", 25),
  ],
  [
    "a field's name",
    embed({ fields: [{ name: of(256), value: "v" }] }),
    embed({ fields: [{ name: of(257), value: "v" }] }),
    tooLong("embeds.0.fields.0.name", 256),
  ],
  [
    "a field's value",
    embed({ fields: [{ name: "n", value: of(1024) }] }),
    embed({ fields: [{ name: "n", value: of(1025) }] }),
    tooLong("embeds.0.fields.0.value", 1024),
  ],
  [
    "all embeds together",
    { embeds: [{ description: of(4000) }, { description: of(2000) }] },
    { embeds: [{ description: of(4000) }, { description: of(2001) }] },
    nested("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000"),
  ],
  [
    "rows",
    { content: "x", components: rows(...many(5, (index) => [button({ custom_id: `${index}` })])) },
    { content: "x", components: rows(...many(6, (index) => [button({ custom_id: `${index}` })])) },
    tooLong("components", 5),
  ],
  [
    "buttons in a row",
    { content: "x", components: rows(many(5, (index) => button({ custom_id: `${index}` }))) },
    { content: "x", components: rows(many(6, (index) => button({ custom_id: `${index}` }))) },
    tooLong("components.0.components", 5),
  ],
  [
    "a button's label",
    { content: "x", components: rows([button({ label: of(80) })]) },
    { content: "x", components: rows([button({ label: of(81) })]) },
    tooLong("components.0.components.0.label", 80),
  ],
  [
    "a button's id",
    { content: "x", components: rows([button({ custom_id: of(100) })]) },
    { content: "x", components: rows([button({ custom_id: of(101) })]) },
    tooLong("components.0.components.0.custom_id", 100),
  ],
  [
    "an empty label",
    { content: "x", components: rows([button()]) },
    { content: "x", components: rows([button({ label: "" })]) },
    required("components.0.components.0.label"),
  ],
  [
    "an empty row",
    { content: "x", components: [] },
    { content: "x", components: rows([]) },
    required("components.0.components"),
  ],
  [
    "two components with one id",
    { content: "x", components: rows([button(), button({ custom_id: "b" })]) },
    { content: "x", components: rows([button()], [button()]) },
    nested(
      "components.1.components.0.custom_id",
      "COMPONENT_CUSTOM_ID_DUPLICATED",
      "Component custom id cannot be duplicated",
    ),
  ],
  [
    "the options of a select",
    {
      content: "x",
      components: rows([
        { type: 3, custom_id: "s", options: many(25, (index) => ({ label: "l", value: `${index}` })) },
      ]),
    },
    {
      content: "x",
      components: rows([
        { type: 3, custom_id: "s", options: many(26, (index) => ({ label: "l", value: `${index}` })) },
      ]),
    },
    tooLong("components.0.components.0.options", 25),
  ],
  ["a nonce", { content: "x", nonce: of(25) }, { content: "x", nonce: of(26) }, tooLong("nonce", 25)],
];

describe("a message", () => {
  it.each(LIMITS)(
    "%s: just enough passes, one more is refused where it is",
    async (_what, fits, exceeds, errors) => {
      expect((await post(fits)).status).toBe(200);
      expect(await post(exceeds)).toMatchObject({
        status: 400,
        body: { code: 50035, message: "Invalid Form Body", errors },
      });
      expect(ada.sees()).toHaveLength(1);
    },
  );

  it.each([
    {},
    { content: "" },
    { content: " \u200b\n" },
    { embeds: [] },
    { embeds: [{}] },
    { embeds: [{ color: 1 }] },
  ])("that shows nothing is refused: %j", async (body) => {
    expect(await post(body)).toMatchObject({
      status: 400,
      body: { code: 50006, message: "Cannot send an empty message" },
    });
  });

  it("with a part that does not exist is refused, which Discord itself would pass over", async () => {
    expect(await post({ content: "x", contents: "y" })).toMatchObject({ status: 400, body: { code: 50035 } });
  });

  it("is edited by its author alone, and while it is there", async () => {
    const theirs = ada.says("mine");
    const path = `/channels/${ada.chat.id}/messages` as const;
    expect(await rawCall(double, `PATCH ${path}/${theirs}`, { content: "x" })).toMatchObject({
      status: 403,
      body: { code: 50005 },
    });
    expect(await rawCall(double, `PATCH ${path}/123`, { content: "x" })).toMatchObject({
      status: 404,
      body: { code: 10008 },
    });
    expect(await rawCall(double, "PATCH /channels/1/messages/2", { content: "x" })).toMatchObject({
      status: 404,
      body: { code: 10003, message: "Unknown Channel" },
    });
  });

  it("does not reach whom it must not, nor a server's channel", async () => {
    const guild = double.guildChannel();
    expect(await rawCall(double, `POST /channels/${guild.id}/messages`, { content: "x" })).toMatchObject({
      status: 403,
      body: { code: 50001 },
    });
    ada.closesDirectMessages();
    expect(await post({ content: "x" })).toMatchObject({
      status: 403,
      body: { code: 50007, message: "Cannot send messages to this user" },
    });
  });

  it("with the nonce of a message of the past minutes is that message", async () => {
    const once = await post({ content: "first", nonce: "n", enforce_nonce: true });
    const again = await post({ content: "second", nonce: "n", enforce_nonce: true });
    expect(again.body).toMatchObject({ id: Object(once.body).id, content: "first" });
    await post({ content: "third", nonce: "n" });
    expect(ada.sees().map(({ content }) => content)).toEqual(["first", "third"]);
  });

  it("needs the token, and a body that is JSON", async () => {
    const path = `POST /channels/${ada.chat.id}/messages` as const;
    expect(await rawCall(double, path, { content: "x" }, { authorization: "Bot a.b.c" })).toMatchObject({
      status: 401,
      body: { message: "401: Unauthorized", code: 0 },
    });
    expect(await rawCall(double, path, "{")).toMatchObject({ status: 400, body: { code: 50109 } });
    expect(await rawCall(double, "GET /nothing")).toMatchObject({ status: 404 });
  });
});

describe("the builders of discord.js", () => {
  it("refuse some of it before it reaches the server, so they alone would prove nothing", () => {
    expect(() => new EmbedBuilder().setTitle(of(257))).toThrow(/error|length/iu);
    expect(() =>
      new ButtonBuilder().setLabel(of(81)).setStyle(ButtonStyle.Primary).setCustomId("a").toJSON(),
    ).toThrow(/error|length/iu);
    expect(() => new ModalBuilder().setTitle(of(46))).toThrow(/error|length/iu);
  });

  it("let pass what they accept", async () => {
    const body = {
      embeds: [new EmbedBuilder().setTitle("t").setDescription("d").setColor(0x123456).toJSON()],
      components: [
        {
          type: 1,
          components: [
            new ButtonBuilder().setLabel("l").setStyle(ButtonStyle.Primary).setCustomId("a").toJSON(),
          ],
        },
      ],
    };
    expect((await post(body)).status).toBe(200);
  });
});
