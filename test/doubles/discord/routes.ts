import type { HttpAnswer } from "../shared/http-base.ts";
import type { UploadedFile } from "../shared/read-form.ts";
import { invalidForm, REFUSALS } from "./api-error.ts";
import { parseForm } from "./form.ts";
import { type CallbackForm, FORMS, type ShownForm, type WireCommand } from "./schemas.ts";
import { isEmpty, type StoredInteraction, type StoredMessage, type World, wireMessage } from "./world.ts";

const EPHEMERAL = 64;

export interface RouteParts {
  readonly world: World;
  readonly gatewayUrl: () => string;
  /** The commands registered now; a new list takes the place of the old one. */
  readonly commands: { list: readonly WireCommand[] };
}

interface RouteRequest {
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

type Handler = (request: RouteRequest, parts: RouteParts) => HttpAnswer;

interface Route {
  /** What tests call it. */
  readonly name: string;
  readonly method: string;
  /** `:x` stands for one part of the path; the first is the major one, for which limits are counted apart. */
  readonly pattern: RegExp;
  /** False where the interaction's own token is all it takes. */
  readonly needsBot: boolean;
  readonly run: Handler;
}

function route(call: string, name: string, run: Handler, needsBot = true): Route {
  const [method = "", path = ""] = call.split(" ");
  const pattern = new RegExp(`^/api/v10${path.replaceAll(/:\w+/gu, "([^/]+)")}$`, "u");
  return { name, method, pattern, needsBot, run };
}

const json = (body: unknown, status = 200): HttpAnswer => ({ kind: "json", status, body });
const noContent: HttpAnswer = { kind: "text", status: 204, body: "" };

export const ROUTES: readonly Route[] = [
  route("GET /applications/@me", "getApplication", (_request, { world }) =>
    json({ id: world.bot.id, name: "Afterword", bot: world.bot }),
  ),
  route("GET /gateway/bot", "getGateway", (_request, { gatewayUrl }) =>
    json({
      url: gatewayUrl(),
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
    }),
  ),
  route("GET /applications/:id/commands", "getCommands", (_request, { commands }) =>
    json(commands.list.map(wireCommand)),
  ),
  route("PUT /applications/:id/commands", "setCommands", ({ body }, { commands }) => {
    commands.list = parseForm(FORMS.commands, body);
    return json(commands.list.map(wireCommand));
  }),
  route("POST /users/@me/channels", "openChat", ({ body }, { world }) => {
    const channel = world.directChannel(parseForm(FORMS.openChat, body).recipient_id);
    return json({ id: channel.id, type: 1, recipients: [channel.person?.user] });
  }),
  route("GET /channels/:id/messages", "getMessages", getMessages),
  route("POST /channels/:id/messages", "createMessage", createMessage),
  route("PATCH /channels/:id/messages/:message", "editMessage", editMessage),
  route(
    "DELETE /channels/:id/messages/:message",
    "deleteMessage",
    ({ params: [chat = "", id = ""] }, { world }) => {
      world.remove(own(world.find(world.channelToWriteTo(chat), id), world));
      return noContent;
    },
  ),
  route("POST /interactions/:id/:token/callback", "answer", answer, false),
  route("PATCH /webhooks/:app/:token/messages/@original", "editAnswer", editAnswer, false),
  route(
    "DELETE /webhooks/:app/:token/messages/@original",
    "deleteAnswer",
    ({ params: [_app, token = ""] }, { world }) => {
      const interaction = world.byToken(token);
      world.remove(originalOf(interaction));
      interaction.original = null;
      return noContent;
    },
    false,
  ),
];

function getMessages({ params: [chat = ""], query }: RouteRequest, { world }: RouteParts): HttpAnswer {
  const channel = world.channelToRead(chat);
  const limit = Number(query.get("limit") ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw invalidForm([
      { path: ["limit"], code: "NUMBER_TYPE_MAX", message: "int value should be less than or equal to 100." },
    ]);
  }
  const after = BigInt(query.get("after") ?? 0);
  const found = world.messages.filter(
    (each) => each.channel === channel && each.onlyFor === null && BigInt(each.id) > after,
  );
  const page = query.has("after") ? found.slice(0, limit) : found.slice(-limit);
  return json(page.toReversed().map(wireMessage));
}

function createMessage(
  { params: [chat = ""], body, files }: RouteRequest,
  { world }: RouteParts,
): HttpAnswer {
  const { nonce, enforce_nonce: enforce, ...shown } = parseForm(FORMS.createMessage, body);
  const channel = world.channelToWriteTo(chat);
  const known = enforce === true && nonce !== undefined ? world.byNonce(nonce) : undefined;
  if (known !== undefined) return json({ ...wireMessage(known), nonce });
  const content = contentOf(shown, files);
  const message = world.post({ channel, author: world.bot, ...content, nonce: nonce ?? null });
  return json({ ...wireMessage(message), nonce });
}

function contentOf(
  shown: ShownForm,
  attachments: readonly UploadedFile[],
): Pick<StoredMessage, "content" | "embeds" | "components" | "attachments" | "flags"> {
  const { content, embeds = [], components = [], flags = 0 } = shown;
  const message = { content: (content ?? "").trim(), embeds, components, attachments, flags };
  if (isEmpty(message)) throw REFUSALS.emptyMessage();
  return message;
}

function editMessage(
  { params: [chat = "", id = ""], body, files }: RouteRequest,
  { world }: RouteParts,
): HttpAnswer {
  const shown = parseForm(FORMS.editMessage, body);
  const message = own(world.find(world.channelToWriteTo(chat), id), world);
  world.change(message, shown, files);
  return json(wireMessage(message));
}

function own(message: StoredMessage, world: World): StoredMessage {
  if (message.author !== world.bot) throw REFUSALS.notAuthor();
  return message;
}

/** Which answers each type of interaction takes. */
const TAKES: Readonly<Record<number, readonly number[]>> = {
  2: [4, 5, 9],
  3: [4, 5, 6, 7, 9],
  4: [8],
  5: [4, 5, 6, 7],
};

function answer({ params: [id = "", token = ""], body }: RouteRequest, { world }: RouteParts): HttpAnswer {
  const form = parseForm(FORMS.callback, body);
  const interaction = world.unanswered(id, token);
  if (!(TAKES[interaction.type] ?? []).includes(form.type)) {
    const types = (TAKES[interaction.type] ?? []).join(", ");
    throw invalidForm([
      { path: ["type"], code: "BASE_TYPE_CHOICES", message: `Value must be one of {${types}}.` },
    ]);
  }
  interaction.answer = form.type;
  interaction.original = originalFor(form, interaction, world);
  if (form.type === 9) interaction.modal = form.data;
  if (form.type === 8) interaction.choices = form.data.choices;
  world.changes.notify();
  return noContent;
}

function originalFor(form: CallbackForm, interaction: StoredInteraction, world: World): StoredMessage | null {
  switch (form.type) {
    case 4:
    case 5: {
      const flags = form.data?.flags ?? 0;
      const onlyFor = (flags & EPHEMERAL) === 0 ? null : interaction.account.user.id;
      const shown = form.type === 4 ? contentOf(form.data, []) : { content: "Afterword is thinking…" };
      return world.post({ channel: interaction.channel, author: world.bot, onlyFor, ...shown, flags });
    }
    case 7:
      if (interaction.source !== null) world.change(interaction.source, form.data);
      return interaction.source;
    case 6:
      return interaction.source;
    case 8:
    case 9:
      return null;
    default:
      return form satisfies never;
  }
}

function originalOf({ original }: StoredInteraction): StoredMessage {
  if (original === null) throw REFUSALS.unknownMessage();
  return original;
}

function editAnswer(
  { params: [_app, token = ""], body, files }: RouteRequest,
  { world }: RouteParts,
): HttpAnswer {
  const shown = parseForm(FORMS.editMessage, body);
  const message = originalOf(world.byToken(token));
  world.change(message, shown, files);
  return json(wireMessage(message));
}

/** As Discord gives back what it was given: with an id, and null where nothing was said. */
function wireCommand(command: WireCommand, index: number): unknown {
  return {
    id: String(9_000_000_000_000_000n + BigInt(index)),
    application_id: "1",
    version: "1",
    type: 1,
    default_member_permissions: null,
    nsfw: false,
    name_localizations: null,
    description_localizations: null,
    integration_types: [0],
    contexts: null,
    ...command,
  };
}
