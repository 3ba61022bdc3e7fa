import fc from "fast-check";
import { anyText } from "./nasty.ts";
import { type Scene, type Shape, tokenPick } from "./scene.ts";

const BOT = { id: 4711, is_bot: true, first_name: "Afterword", username: "AfterwordTestBot" };
const DATE = 1_795_000_000;

const languages = fc.constantFrom("en", "sv", "nb", "de", "pt-br", "zh-hans", "x", "");

/** The account as Telegram tells of it, with names as people give themselves. */
const author = fc.record({ first: anyText, last: fc.option(anyText), language: fc.option(languages) });
type Author = typeof author extends fc.Arbitrary<infer T> ? T : never;

function wireUser({ account }: Scene, { first, last, language }: Author): Readonly<Record<string, unknown>> {
  return {
    id: Number(account),
    is_bot: false,
    first_name: first,
    ...(last !== null && { last_name: last }),
    ...(language !== null && { language_code: language }),
  };
}

const privateChat = ({ chat }: Scene) => ({ id: Number(chat), first_name: "A", type: "private" });

const content: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.oneof(
  { weight: 8, arbitrary: anyText.map((text) => ({ text })) },
  { weight: 1, arbitrary: anyText.map((caption) => ({ photo: [{ file_id: "p" }], caption })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ sticker: { file_id: "s" } }, { voice: {} }, { dice: { value: 6 } }),
  },
  { weight: 1, arbitrary: anyText.map((text) => ({ text, reply_to_message: { message_id: 1, text } })) },
  { weight: 1, arbitrary: fc.constant({ pinned_message: { message_id: 2 } }) },
);

const message = fc
  .tuple(author, content, fc.constantFrom("message", "message", "message", "edited_message", "channel_post"))
  .map(
    ([who, what, kind]): Shape =>
      (scene) => {
        const id = scene.nextNumber();
        const sent = {
          message_id: id,
          from: wireUser(scene, who),
          chat: privateChat(scene),
          date: DATE,
          ...what,
        };
        return { update_id: id, [kind]: sent };
      },
  );

const press = fc.tuple(author, tokenPick, fc.boolean()).map(
  ([who, pick, isOld]): Shape =>
    (scene) => {
      const id = scene.nextNumber();
      const shown = { message_id: 1 + (id % 50), chat: privateChat(scene), date: isOld ? 0 : DATE };
      const query = {
        id: `5300000000${id}`,
        from: wireUser(scene, who),
        chat_instance: "1",
        data: scene.token(pick),
        message: isOld ? shown : { ...shown, from: BOT, text: "Follow up with Acme" },
      };
      return { update_id: id, callback_query: query };
    },
);

const membership = fc.tuple(author, fc.constantFrom("kicked", "member", "left", "administrator")).map(
  ([who, status]): Shape =>
    (scene) => ({
      update_id: scene.nextNumber(),
      my_chat_member: {
        chat: privateChat(scene),
        from: wireUser(scene, who),
        date: DATE,
        old_chat_member: { user: BOT, status: "member" },
        new_chat_member: { user: BOT, status, until_date: 0 },
      },
    }),
);

/** Updates of the Bot API, as its documentation shapes them. */
export const telegramShape: fc.Arbitrary<Shape> = fc.oneof(
  { weight: 6, arbitrary: message },
  { weight: 6, arbitrary: press },
  { weight: 1, arbitrary: membership },
);
