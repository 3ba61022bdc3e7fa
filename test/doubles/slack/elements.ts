import { z } from "zod";
import { anyText, plainText } from "./text-objects.ts";

// The interactive elements of Block Kit that we know, with the limits of its reference. Others are refused.

const id = z.string().min(1).max(255);
const confirm = z.strictObject({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: z.enum(["primary", "danger"]).optional(),
});
const acts = { action_id: id.optional(), confirm: confirm.optional() };
const focuses = { focus_on_load: z.boolean().optional() };
const placeholder = { placeholder: plainText(150).optional() };

const option = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(150),
  description: plainText(75).optional(),
});
const richOption = z.strictObject({
  ...option.shape,
  text: anyText(75),
  description: anyText(75).optional(),
});
const groups = z
  .array(z.strictObject({ label: plainText(75), options: z.array(option).min(1).max(100) }))
  .min(1)
  .max(100);
export type WireOption = z.infer<typeof richOption>;

const button = z.strictObject({
  type: z.literal("button"),
  ...acts,
  text: plainText(75),
  url: z.url().max(3000).optional(),
  value: z.string().max(2000).optional(),
  style: z.enum(["primary", "danger"]).optional(),
  accessibility_label: z.string().max(75).optional(),
});
const overflow = z.strictObject({
  type: z.literal("overflow"),
  ...acts,
  options: z.array(option).min(1).max(5),
});

const listed = {
  ...acts,
  ...focuses,
  ...placeholder,
  options: z.array(option).min(1).max(100).optional(),
  option_groups: groups.optional(),
};
const staticSelect = z
  .strictObject({ type: z.literal("static_select"), ...listed, initial_option: option.optional() })
  .superRefine((select, context) => {
    checkList(select, select.initial_option === undefined ? [] : [select.initial_option], context);
  });
const multiStaticSelect = z
  .strictObject({
    type: z.literal("multi_static_select"),
    ...listed,
    initial_options: z.array(option).min(1).max(100).optional(),
    max_selected_items: z.int().min(1).optional(),
  })
  .superRefine((select, context) => checkList(select, select.initial_options ?? [], context));
const radioButtons = z
  .strictObject({
    type: z.literal("radio_buttons"),
    ...acts,
    ...focuses,
    options: z.array(richOption).min(1).max(10),
    initial_option: richOption.optional(),
  })
  .superRefine((radio, context) => {
    checkList(radio, radio.initial_option === undefined ? [] : [radio.initial_option], context);
  });
const checkboxes = z
  .strictObject({
    type: z.literal("checkboxes"),
    ...acts,
    ...focuses,
    options: z.array(richOption).min(1).max(10),
    initial_options: z.array(richOption).min(1).max(10).optional(),
  })
  .superRefine((boxes, context) => checkList(boxes, boxes.initial_options ?? [], context));

interface Listed {
  readonly options?: readonly WireOption[] | undefined;
  readonly option_groups?: readonly { readonly options: readonly WireOption[] }[] | undefined;
}

function checkList(list: Listed, initial: readonly WireOption[], context: z.RefinementCtx): void {
  const all = optionsOf(list);
  if ((list.options === undefined) === (list.option_groups === undefined)) {
    context.addIssue({ code: "custom", message: "must provide one of options or option_groups" });
  }
  if (new Set(all.map(({ value }) => value)).size < all.length) {
    context.addIssue({ code: "custom", message: "must provide options with unique values" });
  }
  for (const each of initial) {
    if (!all.some((known) => JSON.stringify(known) === JSON.stringify(each))) {
      context.addIssue({ code: "custom", message: "initial option must be among the options" });
    }
  }
}

/** What can be picked, whether in groups or not. */
export function optionsOf({ options, option_groups: grouped }: Listed): readonly WireOption[] {
  return options ?? grouped?.flatMap((group) => group.options) ?? [];
}

const datepicker = z.strictObject({
  type: z.literal("datepicker"),
  ...acts,
  ...focuses,
  ...placeholder,
  initial_date: z.iso.date().optional(),
});
const timepicker = z.strictObject({
  type: z.literal("timepicker"),
  ...acts,
  ...focuses,
  ...placeholder,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/u)
    .optional(),
  timezone: z.string().optional(),
});
const datetimepicker = z.strictObject({
  type: z.literal("datetimepicker"),
  ...acts,
  ...focuses,
  /** Seconds, written with ten digits. */
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
});

const MAX_INPUT = 3000;
const typed = {
  action_id: id.optional(),
  ...focuses,
  ...placeholder,
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z.array(z.enum(["on_enter_pressed", "on_character_entered"])).min(1),
    })
    .optional(),
};
const plainTextInput = z
  .strictObject({
    type: z.literal("plain_text_input"),
    ...typed,
    initial_value: z.string().max(MAX_INPUT).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(MAX_INPUT).optional(),
    max_length: z.int().min(1).max(MAX_INPUT).optional(),
  })
  .refine(
    ({ initial_value: value = "", max_length: max = MAX_INPUT }) => value.length <= max,
    "initial_value must be no longer than max_length",
  );
const emailInput = z.strictObject({
  type: z.literal("email_text_input"),
  ...typed,
  initial_value: z.email().optional(),
});
const urlInput = z.strictObject({
  type: z.literal("url_text_input"),
  ...typed,
  initial_value: z.url().optional(),
});
const numberInput = z.strictObject({
  type: z.literal("number_input"),
  ...typed,
  is_decimal_allowed: z.boolean(),
  initial_value: z.string().optional(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
});

const picked = [
  staticSelect,
  multiStaticSelect,
  radioButtons,
  checkboxes,
  datepicker,
  timepicker,
  datetimepicker,
] as const;

/** What an actions block holds, or a section beside its text. */
export const actionElement = z.discriminatedUnion("type", [button, overflow, ...picked]);
export type ActionElement = z.infer<typeof actionElement>;
/** What an input block holds. */
export const inputElement = z.discriminatedUnion("type", [
  plainTextInput,
  emailInput,
  urlInput,
  numberInput,
  ...picked,
]);
export type InputElement = z.infer<typeof inputElement>;
