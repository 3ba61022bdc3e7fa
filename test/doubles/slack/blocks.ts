import { z } from "zod";
import { actionElement, inputElement } from "./elements.ts";
import { richText } from "./rich-text-form.ts";
import { anyText, plainText } from "./text-objects.ts";

const block_id = z.string().min(1).max(255).optional();
const MAX_SECTION = 3000;

const imageElement = z.strictObject({
  type: z.literal("image"),
  image_url: z.url().max(3000),
  alt_text: z.string().min(1).max(2000),
});
const section = z
  .strictObject({
    type: z.literal("section"),
    block_id,
    text: anyText(MAX_SECTION).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: z.union([actionElement, imageElement]).optional(),
    expand: z.boolean().optional(),
  })
  .refine(({ text, fields }) => text !== undefined || fields !== undefined, "missing required field: text");
const input = z.strictObject({
  type: z.literal("input"),
  block_id,
  label: plainText(2000),
  element: inputElement,
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});
const block = z.discriminatedUnion("type", [
  section,
  z.strictObject({ type: z.literal("header"), block_id, text: plainText(150) }),
  z.strictObject({ type: z.literal("divider"), block_id }),
  z.strictObject({ type: z.literal("actions"), block_id, elements: z.array(actionElement).min(1).max(25) }),
  z.strictObject({
    type: z.literal("context"),
    block_id,
    elements: z
      .array(z.union([anyText(2000), imageElement]))
      .min(1)
      .max(10),
  }),
  z.strictObject({ ...imageElement.shape, block_id, title: plainText(2000).optional() }),
  input,
  richText,
]);
export type WireBlock = z.infer<typeof block>;
export type InputBlock = z.infer<typeof input>;

/**
 * The blocks of a message or a view. No block's id may stand twice, and no element's within its block; in a
 * message that goes for all blocks together, which is more than Slack asks for.
 */
export const blockList = (max: number, within: "message" | "view") =>
  z
    .array(block)
    .max(max)
    .superRefine((blocks, context) => {
      const blockIds = new Set<string>();
      const actionIds = new Set<string>();
      for (const [index, each] of blocks.entries()) {
        meet(blockIds, each.block_id, [index, "block_id"], context);
        if (within === "view") actionIds.clear();
        for (const { element, path } of placesOf(each)) {
          meet(actionIds, element.action_id, [index, ...path, "action_id"], context);
        }
      }
    });

function meet(
  seen: Set<string>,
  id: string | undefined,
  path: (string | number)[],
  context: z.RefinementCtx,
): void {
  if (id === undefined) return;
  if (seen.has(id)) {
    context.addIssue({ code: "custom", path, message: `\`${path.at(-1)}\` "${id}" already exists` });
  }
  seen.add(id);
}

interface Place {
  readonly element: z.infer<typeof actionElement> | z.infer<typeof inputElement>;
  readonly path: readonly (string | number)[];
}

function placesOf(each: WireBlock): readonly Place[] {
  switch (each.type) {
    case "actions":
      return each.elements.map((element, index) => ({ element, path: ["elements", index] }));
    case "section":
      return each.accessory === undefined || each.accessory.type === "image"
        ? []
        : [{ element: each.accessory, path: ["accessory"] }];
    case "input":
      return [{ element: each.element, path: ["element"] }];
    case "header":
    case "divider":
    case "context":
    case "image":
    case "rich_text":
      return [];
    default:
      return each satisfies never;
  }
}

/** Everything in a block that a person can press, pick or fill in. */
export function elementsOf(each: WireBlock): readonly Place["element"][] {
  return placesOf(each).map(({ element }) => element);
}

/** As Slack keeps them: every block and element with an id. */
export function withIds(blocks: readonly WireBlock[], newId: () => string): readonly WireBlock[] {
  return blocks.map((each) => {
    const named = structuredClone(each);
    named.block_id ??= newId();
    for (const element of elementsOf(named)) element.action_id ??= newId();
    return named;
  });
}
