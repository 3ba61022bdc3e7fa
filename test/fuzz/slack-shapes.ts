import fc from "fast-check";
import { ALL_FIELDS } from "../../src/core/conversation/fields.ts";
import { anyText } from "./nasty.ts";
import { type Scene, type Shape, tokenPick } from "./scene.ts";

const TEAM = "T0000001";
const APP = "A0AFTERWORD";
const TIME = 1_795_000_000;
const FIELDS = [...ALL_FIELDS.map(({ name }) => name), "answer"];

const ts = (scene: Scene): string => `${TIME}.${String(scene.nextNumber()).padStart(6, "0").slice(-6)}`;

/** What the text of a message can come with. */
const blocks = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  {
    weight: 2,
    arbitrary: anyText.map((text) => ({
      blocks: [
        {
          type: "rich_text",
          elements: [
            {
              type: "rich_text_section",
              elements: [
                { type: "text", text },
                { type: "emoji", name: "x" },
              ],
            },
          ],
        },
      ],
    })),
  },
);

const message = fc
  .tuple(
    anyText,
    blocks,
    fc.constantFrom(undefined, undefined, "file_share", "message_changed", "bot_message"),
  )
  .map(([text, more, subtype]) => (scene: Scene) => ({
    type: "message",
    channel_type: "im",
    channel: scene.chat,
    user: scene.account,
    text,
    ts: ts(scene),
    ...(subtype !== undefined && { subtype }),
    ...more,
  }));

const homeOpened = fc.constantFrom("home", "messages").map((tab) => (scene: Scene) => ({
  type: "app_home_opened",
  user: scene.account,
  channel: scene.chat,
  tab,
}));

const event: fc.Arbitrary<Shape> = fc
  .oneof({ weight: 5, arbitrary: message }, { weight: 1, arbitrary: homeOpened })
  .map((made) => (scene) => ({
    type: "event_callback",
    team_id: TEAM,
    api_app_id: APP,
    event_id: `Ev${scene.nextNumber()}`,
    event_time: TIME,
    authorizations: [{ enterprise_id: null, team_id: TEAM, is_bot: true, is_enterprise_install: false }],
    event: made(scene),
  }));

const common = ({ account }: Scene) => ({
  user: { id: account, username: "ada", team_id: TEAM },
  team: { id: TEAM, domain: "acme" },
  enterprise: null,
  is_enterprise_install: false,
  api_app_id: APP,
});

const press: fc.Arbitrary<Shape> = fc
  .tuple(tokenPick, fc.constantFrom("press", "press", "time", "text", "interview"), fc.boolean(), anyText)
  .map(([pick, asks, isHome, copy]) => (scene) => ({
    type: "block_actions",
    ...common(scene),
    trigger_id: `${scene.nextNumber()}.1.x`,
    container: isHome
      ? { type: "view", view_id: "V0HOME" }
      : { type: "message", message_ts: ts(scene), channel_id: scene.chat, is_ephemeral: false },
    message: {
      blocks: [
        {
          type: "rich_text",
          elements: [{ type: "rich_text_preformatted", elements: [{ type: "text", text: copy }] }],
        },
      ],
    },
    actions: [{ type: "button", action_id: `${asks}.1`, block_id: "b", value: scene.token(pick) }],
  }));

const submission: fc.Arbitrary<Shape> = fc
  .tuple(
    fc.constantFrom("interview", "debrief", "time", "text"),
    tokenPick,
    fc.array(
      fc.tuple(fc.constantFrom(...FIELDS, "__proto__"), fc.oneof(anyText, fc.integer(), fc.double())),
      {
        maxLength: 6,
      },
    ),
  )
  .map(([form, pick, filled]) => (scene) => ({
    type: "view_submission",
    ...common(scene),
    trigger_id: `${scene.nextNumber()}.2.x`,
    view: {
      id: "V1",
      type: "modal",
      callback_id: form,
      hash: `${TIME}.${scene.nextNumber()}`,
      private_metadata: JSON.stringify({
        token: scene.token(pick),
        source: { chat: scene.chat, message: ts(scene) },
      }),
      state: {
        values: Object.fromEntries(
          filled.map(([block, value]) => [
            block,
            { [block]: typeof value === "number" ? { selected_date_time: value } : { value } },
          ]),
        ),
      },
    },
  }));

const command: fc.Arbitrary<Shape> = fc
  .tuple(anyText, fc.constantFrom("/interview", "/interview", "/other"), fc.boolean())
  .map(([text, name, isElsewhere]) => (scene) => ({
    command: name,
    text,
    team_id: TEAM,
    team_domain: "acme",
    channel_id: isElsewhere ? "C0000001" : scene.chat,
    user_id: scene.account,
    api_app_id: APP,
    is_enterprise_install: "false",
    response_url: "http://127.0.0.1:9/response",
    trigger_id: `${scene.nextNumber()}.3.x`,
  }));

/** What Slack brings, as its documentation shapes it: events as JSON, the rest as forms. */
export const slackShapes = {
  event,
  interaction: fc.oneof({ weight: 3, arbitrary: press }, { weight: 1, arbitrary: submission }),
  command,
} as const;
