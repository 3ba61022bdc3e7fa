import { z } from "zod";
import { blockList, elementsOf } from "./blocks.ts";
import { plainText } from "./text-objects.ts";

const shared = {
  blocks: blockList(100, "view"),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};
export const modalForm = z
  .strictObject({
    type: z.literal("modal"),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    ...shared,
  })
  .refine(
    ({ blocks, submit }) => submit !== undefined || blocks.every(({ type }) => type !== "input"),
    "missing required field: submit",
  );
export const homeForm = z
  .strictObject({ type: z.literal("home"), ...shared })
  .refine(
    ({ blocks }) => blocks.flatMap(elementsOf).every(({ type }) => type !== "datetimepicker"),
    "unsupported type: datetimepicker",
  );
export type ModalForm = z.infer<typeof modalForm>;
export type HomeForm = z.infer<typeof homeForm>;
