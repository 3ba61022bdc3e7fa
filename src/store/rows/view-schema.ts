import { z } from "zod";
import {
  type ActionToken,
  type Block,
  BUTTON_ASKS,
  type Button,
  type FieldRow,
  type View,
  type ViewFile,
} from "../../core/view/view.ts";
import { instantFromNumber, type SchemasOf } from "./columns.ts";

const token = z.custom<ActionToken>((value) => typeof value === "string" && value !== "", "no token");

const button: z.ZodType<Button> = z.object({
  label: z.string(),
  token,
  style: z.enum(["plain", "primary", "danger"]),
  // Deliveries stored before there were such buttons say nothing.
  asks: z.enum(BUTTON_ASKS).nullable().default(null),
} satisfies SchemasOf<Button>);

const fieldRow: z.ZodType<FieldRow> = z.object({
  label: z.string(),
  value: z.string(),
  at: instantFromNumber.nullable(),
} satisfies SchemasOf<FieldRow>);

const block: z.ZodType<Block> = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["heading", "text", "copy", "note"]), text: z.string() }),
  z.object({ kind: z.literal("fields"), rows: z.array(fieldRow) }),
]);

const file: z.ZodType<ViewFile> = z.object({
  name: z.string(),
  mediaType: z.string(),
  text: z.string(),
} satisfies SchemasOf<ViewFile>);

/** What is to be shown, as a delivery keeps it. */
export const viewSchema: z.ZodType<View> = z.object({
  blocks: z.tuple([block], block),
  buttons: z.array(z.array(button)),
  file: file.nullable().default(null),
} satisfies SchemasOf<View>);
