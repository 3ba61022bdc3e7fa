import { tzName, tzOffset } from "@date-fns/tz";
import { z } from "zod";
import type { Body, BotCall, Method, Parts } from "./api-parts.ts";
import { channelToWriteTo, flag, readContent } from "./message-methods.ts";
import { parseArguments } from "./parse-form.ts";
import { SlackError } from "./slack-error.ts";
import type { Account, Workspace, World } from "./world.ts";

const upload = z.strictObject({
  filename: z.string().min(1),
  length: z.coerce.number().int().min(1),
  alt_text: z.string().max(1000).optional(),
  snippet_type: z.string().optional(),
});
const completion = z.strictObject({
  files: z.array(z.strictObject({ id: z.string(), title: z.string().optional() })).min(1),
  channel_id: z.string().optional(),
  initial_comment: z.string().optional(),
  blocks: z.unknown().optional(),
});
const opened = z.strictObject({ users: z.string(), return_im: flag, prevent_creation: flag });
const asked = z.strictObject({ user: z.string(), include_locale: flag });

export const OTHER_METHODS: Readonly<Record<string, Method>> = {
  "auth.test": { token: "bot", scope: null, run: test },
  "conversations.open": { token: "bot", scope: "im:write", run: open },
  "users.info": { token: "bot", scope: "users:read", run: inform },
  "files.getUploadURLExternal": { token: "bot", scope: "files:write", run: announce },
  "files.completeUploadExternal": { token: "bot", scope: "files:write", run: complete },
  "apps.connections.open": {
    token: "app",
    run: ({ socketMode }) => ({ url: socketMode.newUrl() }),
  },
  "oauth.v2.access": { token: "none", run: (args, { oauth }) => oauth.exchange(args) },
};

function test({ workspace, installation }: BotCall, { url }: Parts): Body {
  return {
    url: `${url()}/`,
    team: workspace.name,
    user: "afterword",
    team_id: workspace.id,
    user_id: installation.botUserId,
    bot_id: installation.botId,
    is_enterprise_install: false,
  };
}

function open(call: BotCall, { world }: Parts): Body {
  const args = parseArguments(opened, call.args);
  const person = personCalled(world, call.workspace, args.users);
  if (person.isDeactivated) throw new SlackError("user_disabled");
  const { id } = world.directChannel(person);
  return { channel: args.return_im === true ? { id, user: person.id, is_im: true, is_open: true } : { id } };
}

/** @throws {SlackError} `user_not_found` */
function personCalled(world: World, workspace: Workspace, id: string): Account {
  const person = world.accounts.get(id);
  if (person?.workspace !== workspace) throw new SlackError("user_not_found");
  return person;
}

function inform(call: BotCall, { world }: Parts): Body {
  const args = parseArguments(asked, call.args);
  const { botUserId } = call.installation;
  if (args.user === botUserId) {
    return {
      user: { id: botUserId, team_id: call.workspace.id, name: "afterword", deleted: false, is_bot: true },
    };
  }
  const person = personCalled(world, call.workspace, args.user);
  const now = new Date(world.clock.now());
  const { timeZone } = person;
  return {
    user: {
      id: person.id,
      team_id: call.workspace.id,
      name: person.name.toLowerCase(),
      deleted: person.isDeactivated,
      real_name: person.name,
      profile: { real_name: person.name, display_name: person.name, team: call.workspace.id },
      is_bot: false,
      is_app_user: false,
      updated: world.nowSeconds(),
      ...(!person.isDeactivated && {
        tz: timeZone,
        tz_label: tzName(timeZone, now, "long"),
        tz_offset: tzOffset(timeZone, now) * 60,
      }),
      ...(args.include_locale === true && { locale: person.locale }),
    },
  };
}

function announce(call: BotCall, { world, files, url }: Parts): Body {
  const args = parseArguments(upload, call.args);
  const id = world.newId("F");
  files.announce(id, args.filename, args.length);
  return { upload_url: `${url()}/upload/v1/${id}`, file_id: id };
}

function complete(call: BotCall, parts: Parts): Body {
  const args = parseArguments(completion, call.args);
  const files = args.files.map(({ id, title }) => {
    const file = parts.files.arrived(id);
    file.title = title ?? file.name;
    return file;
  });
  const named = files.map(({ id, title }) => ({ id, title }));
  if (args.channel_id !== undefined) {
    const channel = channelToWriteTo(call, args.channel_id, parts);
    const { initial_comment: text, blocks } = args;
    const isBare = text === undefined && blocks === undefined;
    const content = isBare ? { text: "" } : readContent({ text, blocks }, parts.world);
    const message = parts.world.post({
      channel,
      author: call.installation.botUserId,
      isApp: true,
      ...content,
      files: named,
    });
    parts.events.posted(message);
  }
  return { files: named };
}
