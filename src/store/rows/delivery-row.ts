import { z } from "zod";
import { type MessageRef, PLATFORMS } from "../../core/address.ts";
import type { ClaimedDelivery, DeliveryContent, Outgoing } from "../../core/delivery.ts";
import type { AddressId, DeliveryId, ReminderId, UserId } from "../../core/ids.ts";
import type { ReminderRef } from "../../core/reminder.ts";
import { id, instantFromDate, type SchemasOf } from "./columns.ts";
import { viewSchema } from "./view-schema.ts";

const messageRef: z.ZodType<MessageRef> = z.object({
  platform: z.enum(PLATFORMS),
  workspace: z.string(),
  chat: z.string(),
  message: z.string(),
} satisfies SchemasOf<MessageRef>);

const reminderRef: z.ZodType<ReminderRef> = z.object({ id: id<ReminderId>(), revision: z.int() });

const content: z.ZodType<DeliveryContent> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("reply"), view: viewSchema }),
  z.object({ kind: z.literal("edit"), view: viewSchema, ref: messageRef }),
  z.object({ kind: z.literal("reminders"), reminders: z.array(reminderRef) }),
  z.object({ kind: z.literal("removal"), ref: messageRef }),
  z.object({ kind: z.literal("home") }),
]);

/** Why a delivery is being tried once more, where it was taken over from a process that did not end it. */
export const LEASE_RAN_OUT = "lease ran out";

const ownSchema = z.object({
  id: id<DeliveryId>(),
  user_id: id<UserId>(),
  address_id: id<AddressId>(),
  content: z.unknown(),
  fence: z.int(),
  uncertain: z.int(),
  attempts: z.int(),
  first_tried_at: instantFromDate,
  reason: z.string().nullable(),
});
const addressSchema = z.object({
  platform: z.enum(PLATFORMS),
  workspace: z.string(),
  chat: z.string(),
  account: z.string(),
});
const rowSchema = ownSchema.extend(addressSchema.shape);

/** The columns of a delivery and of its address. */
export const CLAIMED_COLUMNS = [
  ...ownSchema.keyof().options.map((column) => `deliveries.${column}` as const),
  ...addressSchema.keyof().options.map((column) => `addresses.${column}` as const),
];

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
    isTakenOver: read.reason === LEASE_RAN_OUT,
    fence: read.fence,
    uncertain: read.uncertain,
    attempts: read.attempts,
    firstTriedAt: read.first_tried_at,
  };
}

const DELIVERY_KINDS = [
  "reply",
  "edit",
  "reminders",
  "removal",
  "home",
] as const satisfies readonly DeliveryContent["kind"][];

const outgoingSchema = z.object({
  id: id<DeliveryId>(),
  address_id: id<AddressId>(),
  kind: z.enum(DELIVERY_KINDS),
  platform: z.enum(PLATFORMS),
  workspace: z.string(),
  chat: z.string(),
});

/** @throws {z.ZodError} when the row is none of ours. */
export function outgoingFromRow(row: unknown): Outgoing {
  const { id: delivery, address_id: address, kind, platform, workspace, chat } = outgoingSchema.parse(row);
  return { id: delivery, address, kind, to: { platform, workspace, chat } };
}

const addressed = z.object({ address_id: id<AddressId>() });

/** @throws {z.ZodError} when the row is none of ours. */
export function addressFromDeliveryRow(row: unknown): AddressId {
  return addressed.parse(row).address_id;
}

const withContent = z.object({ content: z.unknown() });

/** The reminders that the delivery is about; none where it is about something else. */
export function remindersFromRow(row: unknown): readonly ReminderRef[] {
  const read = content.safeParse(withContent.parse(row).content);
  return read.success && read.data.kind === "reminders" ? read.data.reminders : [];
}

const withRef = z.object({ ref: messageRef.nullable() });

/** Where the message is that the delivery became. @throws {z.ZodError} when the row is none of ours. */
export function refFromRow(row: unknown): MessageRef | null {
  return withRef.parse(row).ref;
}
