import fc from "fast-check";
import { ALL_FIELDS } from "../../src/core/conversation/fields.ts";
import { anyText } from "./nasty.ts";
import { type Scene, type Shape, tokenPick } from "./scene.ts";

const APPLICATION = "400000000000000001";
const GUILD = "700000000000000001";
/** Some id of the year 2026; the ones after it are those of later messages. */
const FIRST_ID = 1_500_000_000_000_000_000n;
const FIELDS = ALL_FIELDS.map(({ name }) => name);

const snowflake = (scene: Scene): string => String(FIRST_ID + BigInt(scene.nextNumber()));

const wireUser = ({ account }: Scene, name: string) => ({ id: account, username: name, global_name: name });

const message = fc.tuple(anyText, anyText, fc.constantFrom(0, 0, 0, 19, 7)).map(
  ([name, content, type]): Shape =>
    (scene) => ({
      id: snowflake(scene),
      channel_id: scene.chat,
      author: wireUser(scene, name),
      content,
      type,
      attachments: [],
      embeds: [],
    }),
);

/** What an interaction is about, by its type. */
const about: fc.Arbitrary<{ readonly type: number; readonly data: (scene: Scene) => unknown }> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(tokenPick, fc.boolean(), fc.stringMatching(/^[A-Za-z0-9_-]{22}$/u))
      .map(([pick, isList, mark]) => ({
        type: 3,
        data: (scene: Scene) => {
          const id = `${scene.token(pick)}~${mark}`;
          return isList
            ? { component_type: 3, custom_id: "list", values: [id] }
            : { component_type: 2, custom_id: id };
        },
      })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom("interview", "interviews", "next", "settings", "help", "Interview", "x"),
        fc.array(fc.tuple(fc.constantFrom(...FIELDS, "__proto__"), anyText), { maxLength: 5 }),
      )
      .map(([name, pairs]) => ({
        type: 2,
        data: () => ({
          id: "1",
          name,
          type: 1,
          options: pairs.map(([option, value]) => ({ name: option, type: 3, value })),
        }),
      })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...FIELDS), anyText).map(([field, value]) => ({
      type: 4,
      data: () => ({ id: "1", name: "interview", options: [{ name: field, type: 3, value, focused: true }] }),
    })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.array(fc.tuple(fc.constantFrom(...FIELDS, "constructor"), anyText), { maxLength: 5 }),
        fc.option(tokenPick),
      )
      .map(([pairs, pick]) => ({
        type: 5,
        data: (scene: Scene) => ({
          custom_id: pick === null ? "interview" : `debrief:${scene.token(pick)}`,
          components: pairs.map(([id, value]) => ({
            type: 18,
            component: { type: 4, custom_id: id, value },
          })),
        }),
      })),
  },
);

const interaction = fc
  .tuple(about, anyText, fc.constantFrom("en-US", "sv-SE", "no", "de", "x", ""), fc.boolean())
  .map(
    ([{ type, data }, name, locale, isDirect]): Shape =>
      (scene) => ({
        id: snowflake(scene),
        application_id: APPLICATION,
        type,
        token: "t".repeat(40),
        version: 1,
        data: data(scene),
        locale,
        ...(type === 3 && { message: { id: snowflake(scene) } }),
        ...(isDirect
          ? { user: wireUser(scene, name), channel_id: scene.chat, context: 1 }
          : { member: { user: wireUser(scene, name) }, guild_id: GUILD, channel_id: GUILD, context: 0 }),
      }),
  );

/** What the gateway dispatches: messages and interactions, as Discord's documentation shapes them. */
export const discordShapes: {
  readonly message: fc.Arbitrary<Shape>;
  readonly interaction: fc.Arbitrary<Shape>;
} = { message, interaction };
