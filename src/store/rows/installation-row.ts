import { z } from "zod";
import { PLATFORMS } from "../../core/address.ts";
import type { Installation } from "../../ports/installations.ts";
import { instantFromDate } from "./columns.ts";

const rowSchema = z.object({
  platform: z.enum(PLATFORMS),
  workspace: z.string(),
  account: z.string(),
  token: z.string(),
  scopes: z.array(z.string()),
  installed_at: instantFromDate,
});

export const INSTALLATION_COLUMNS = rowSchema.keyof().options;

/**
 * The installation with its token as the row has it: sealed.
 * @throws {z.ZodError} when the row is none of ours.
 */
export function installationFromRow(row: unknown): Installation {
  const { installed_at: installedAt, ...rest } = rowSchema.parse(row);
  return { ...rest, installedAt };
}
