import { z } from "zod";
import { badRequest } from "./bot-api-error.ts";

// Telegram itself passes over parameters it does not know. Here they are refused, because in our own requests
// such a parameter is a slip of the pen that would otherwise stay unseen.

const chatId = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d+$/u)
    .transform(Number),
]);

const entity = z.strictObject({
  type: z.string(),
  offset: z.int(),
  length: z.int(),
  url: z.string().optional(),
  language: z.string().optional(),
});
export type WireEntity = z.infer<typeof entity>;

const button = z.strictObject({
  text: z.string(),
  style: z.enum(["danger", "success", "primary"]).optional(),
  callback_data: z.string().optional(),
  url: z.string().optional(),
  copy_text: z.strictObject({ text: z.string() }).optional(),
});
export type WireButton = z.infer<typeof button>;

const keyboard = z.strictObject({ inline_keyboard: z.array(z.array(button)) });
export type WireKeyboard = z.infer<typeof keyboard>;

const linkPreview = z.strictObject({ is_disabled: z.boolean().optional(), url: z.string().optional() });
const updateTypes = z.array(z.string()).optional();
const scope = z
  .strictObject({
    type: z.enum(["default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat"]),
    chat_id: chatId.optional(),
  })
  .optional();
const command = z.strictObject({ command: z.string(), description: z.string() });
export type WireCommand = z.infer<typeof command>;

const editable = {
  chat_id: chatId.optional(),
  message_id: z.int().optional(),
  reply_markup: keyboard.optional(),
};
const language = { scope, language_code: z.string().optional() };

export const SCHEMAS = {
  getMe: z.strictObject({}),
  getUpdates: z.strictObject({
    offset: z.int().optional(),
    limit: z.int().optional(),
    timeout: z.int().optional(),
    allowed_updates: updateTypes,
  }),
  setWebhook: z.strictObject({
    url: z.string(),
    secret_token: z.string().optional(),
    max_connections: z.int().min(1).max(100).optional(),
    allowed_updates: updateTypes,
    drop_pending_updates: z.boolean().optional(),
  }),
  deleteWebhook: z.strictObject({ drop_pending_updates: z.boolean().optional() }),
  getWebhookInfo: z.strictObject({}),
  sendMessage: z.strictObject({
    chat_id: chatId.optional(),
    text: z.string().optional(),
    entities: z.array(entity).optional(),
    parse_mode: z.string().optional(),
    link_preview_options: linkPreview.optional(),
    disable_notification: z.boolean().optional(),
    protect_content: z.boolean().optional(),
    reply_markup: keyboard.optional(),
  }),
  sendDocument: z.strictObject({
    chat_id: chatId.optional(),
    document: z.string().optional(),
    caption: z.string().optional(),
    caption_entities: z.array(entity).optional(),
    disable_notification: z.boolean().optional(),
    protect_content: z.boolean().optional(),
    reply_markup: keyboard.optional(),
  }),
  editMessageText: z.strictObject({
    ...editable,
    text: z.string().optional(),
    entities: z.array(entity).optional(),
    parse_mode: z.string().optional(),
    link_preview_options: linkPreview.optional(),
  }),
  editMessageCaption: z.strictObject({
    ...editable,
    caption: z.string().optional(),
    caption_entities: z.array(entity).optional(),
  }),
  editMessageReplyMarkup: z.strictObject(editable),
  deleteMessage: z.strictObject({ chat_id: chatId.optional(), message_id: z.int().optional() }),
  answerCallbackQuery: z.strictObject({
    callback_query_id: z.string(),
    text: z.string().optional(),
    show_alert: z.boolean().optional(),
    cache_time: z.int().optional(),
  }),
  setMyCommands: z.strictObject({ commands: z.array(command), ...language }),
  getMyCommands: z.strictObject(language),
  deleteMyCommands: z.strictObject(language),
} as const;

export type MethodName = keyof typeof SCHEMAS;
export type Payload<M extends MethodName> = z.infer<(typeof SCHEMAS)[M]>;

export function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(SCHEMAS, name);
}

/** @throws {BotApiError} for whatever does not fit, unknown parameters among it. */
export function parsePayload<T>(schema: z.ZodType<T>, payload: unknown): T {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.path.at(-1) === "inline_keyboard") {
    throw badRequest('Field "inline_keyboard" must be of type Array');
  }
  throw badRequest(`the double refuses this: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`);
}
