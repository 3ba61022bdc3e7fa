import { z } from "zod";
import { type MessageRef, PLATFORMS } from "../../core/address.ts";
import type { ClaimedDelivery, DeliveryContent } from "../../core/delivery.ts";
import type { AddressId, DeliveryId, ReminderId, UserId } from "../../core/ids.ts";
import { id, instantFromDate, type SchemasOf } from "./columns.ts";
import { viewSchema } from "./view-schema.ts";

const messageRef: z.ZodType<MessageRef> = z.object({
  platform: z.enum(PLATFORMS),
  workspace: z.string(),
  chat: z.string(),
  message: z.string(),
} satisfies SchemasOf<MessageRef>);

const content: z.ZodType<DeliveryContent> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("reply"), view: viewSchema }),
  z.object({ kind: z.literal("edit"), view: viewSchema, ref: messageRef }),
  z.object({ kind: z.literal("reminder"), reminder: id<ReminderId>(), revision: z.int() }),
  z.object({ kind: z.literal("home") }),
]);

const rowSchema = z.object({
  id: id<DeliveryId>(),
  user_id: id<UserId>(),
  address_id: id<AddressId>(),
  content: z.unknown(),
  platform: z.enum(PLATFORMS),
  workspace: z.string(),
  chat: z.string(),
  account: z.string(),
  fence: z.int(),
  uncertain: z.int(),
  attempts: z.int(),
  first_tried_at: instantFromDate,
});

/**
 * Null when the content is of a form that nobody reads any more.
 * @throws {z.ZodError} when the row is none of ours.
 */
export function claimedDeliveryFromRow(row: unknown): ClaimedDelivery | null {
  const read = rowSchema.parse(row);
  const readContent = content.safeParse(read.content);
  if (!readContent.success) return null;
  return {
    id: read.id,
    user: read.user_id,
    address: read.address_id,
    content: readContent.data,
    to: { platform: read.platform, workspace: read.workspace, chat: read.chat, account: read.account },
    fence: read.fence,
    uncertain: read.uncertain,
    attempts: read.attempts,
    firstTriedAt: read.first_tried_at,
  };
}
