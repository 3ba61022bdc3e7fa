import { z } from "zod";
import { PLATFORMS } from "../../core/address.ts";
import type { AddressId, UserId } from "../../core/ids.ts";
import { ADDRESS_STATES, type StoredAddress } from "../../ports/store.ts";
import { id } from "./columns.ts";

const rowSchema = z.object({
  address_id: id<AddressId>(),
  user_id: id<UserId>(),
  platform: z.enum(PLATFORMS),
  workspace: z.string(),
  account: z.string(),
  chat: z.string(),
  address_state: z.enum(ADDRESS_STATES),
});

/** The columns of an address, under names that do not meet those of its user in one row. */
export const ADDRESS_COLUMNS = [
  "addresses.id as address_id",
  "addresses.user_id",
  "addresses.platform",
  "addresses.workspace",
  "addresses.account",
  "addresses.chat",
  "addresses.state as address_state",
] as const;

/** @throws {z.ZodError} when the row is none of ours. */
export function addressFromRow(row: unknown): StoredAddress {
  const read = rowSchema.parse(row);
  return {
    id: read.address_id,
    user: read.user_id,
    platform: read.platform,
    workspace: read.workspace,
    account: read.account,
    chat: read.chat,
    state: read.address_state,
  };
}
