import { z } from "zod";

// Discord's published limits. What it does not know it passes over; here that is refused.

const snowflake = z.string().regex(/^\d{1,20}$/u);
const MAX_EMBEDS_TOTAL = 6000;

function fault(context: z.RefinementCtx, path: (string | number)[], code: string, message: string): void {
  context.addIssue({ code: "custom", path, message, params: { code } });
}

const embed = z.strictObject({
  title: z.string().max(256).optional(),
  description: z.string().max(4096).optional(),
  url: z.url().max(2048).optional(),
  color: z.int().min(0).max(0xff_ff_ff).optional(),
  timestamp: z.string().optional(),
  footer: z.strictObject({ text: z.string().min(1).max(2048) }).optional(),
  author: z.strictObject({ name: z.string().min(1).max(256) }).optional(),
  fields: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(256),
        value: z.string().min(1).max(1024),
        inline: z.boolean().optional(),
      }),
    )
    .max(25)
    .optional(),
});
export type WireEmbed = z.infer<typeof embed>;

const embeds = z
  .array(embed)
  .max(10)
  .superRefine((all, context) => {
    const total = all.reduce((sum, each) => sum + lengthOf(each), 0);
    if (total > MAX_EMBEDS_TOTAL) {
      fault(context, [], "MAX_EMBED_SIZE_EXCEEDED", `Embed size exceeds maximum size of ${MAX_EMBEDS_TOTAL}`);
    }
  });

function lengthOf({ title, description, footer, author, fields }: WireEmbed): number {
  const texts = [
    title,
    description,
    footer?.text,
    author?.name,
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
  ];
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

const actionButton = z.strictObject({
  type: z.literal(2),
  style: z.literal([1, 2, 3, 4]),
  label: z.string().min(1).max(80),
  custom_id: z.string().min(1).max(100),
  disabled: z.boolean().optional(),
});
const linkButton = z.strictObject({
  type: z.literal(2),
  style: z.literal(5),
  label: z.string().min(1).max(80),
  url: z.url().max(512),
});
const select = z.strictObject({
  type: z.literal(3),
  custom_id: z.string().min(1).max(100),
  placeholder: z.string().max(150).optional(),
  options: z
    .array(
      z.strictObject({
        label: z.string().min(1).max(100),
        value: z.string().min(1).max(100),
        description: z.string().max(100).optional(),
      }),
    )
    .min(1)
    .max(25),
});
const component = z.discriminatedUnion("type", [
  z.discriminatedUnion("style", [actionButton, linkButton]),
  select,
]);
export type WireComponent = z.infer<typeof component>;
const row = z.strictObject({ type: z.literal(1), components: z.array(component).min(1).max(5) });
export type WireRow = z.infer<typeof row>;

const components = z
  .array(row)
  .max(5)
  .superRefine((rows, context) => {
    const seen = new Set<string>();
    for (const [index, { components: inRow }] of rows.entries()) {
      if (inRow.length > 1 && inRow.some(({ type }) => type === 3)) {
        fault(
          context,
          [index, "components"],
          "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
          "The specified component exceeds the maximum width",
        );
      }
      for (const [place, each] of inRow.entries()) {
        if (!("custom_id" in each)) continue;
        if (seen.has(each.custom_id)) {
          fault(
            context,
            [index, "components", place, "custom_id"],
            "COMPONENT_CUSTOM_ID_DUPLICATED",
            "Component custom id cannot be duplicated",
          );
        }
        seen.add(each.custom_id);
      }
    }
  });

const shown = {
  content: z.string().max(2000).nullable().optional(),
  embeds: embeds.optional(),
  components: components.optional(),
  flags: z.int().min(0).optional(),
  allowed_mentions: z
    .strictObject({ parse: z.array(z.enum(["roles", "users", "everyone"])).optional() })
    .optional(),
};

const textInput = z.strictObject({
  type: z.literal(4),
  custom_id: z.string().min(1).max(100),
  style: z.literal([1, 2]),
  label: z.string().min(1).max(45).optional(),
  placeholder: z.string().max(100).optional(),
  value: z.string().max(4000).optional(),
  required: z.boolean().optional(),
  min_length: z.int().min(0).max(4000).optional(),
  max_length: z.int().min(1).max(4000).optional(),
});
const labelled = z.strictObject({
  type: z.literal(18),
  label: z.string().min(1).max(45),
  description: z.string().max(100).optional(),
  component: textInput,
});
const modal = z.strictObject({
  custom_id: z.string().min(1).max(100),
  title: z.string().min(1).max(45),
  components: z.array(labelled).min(1).max(5),
});
export type WireModal = z.infer<typeof modal>;

const choice = z.strictObject({ name: z.string().min(1).max(100), value: z.string().min(1).max(100) });
export type WireChoice = z.infer<typeof choice>;

const localizations = z.record(
  z.enum(["da", "de", "en-GB", "en-US", "no", "sv-SE"]),
  z.string().min(1).max(100).optional(),
);
const described = {
  name: z.string().regex(/^[-_\p{Ll}\p{Lo}\p{N}]{1,32}$/u),
  name_localizations: localizations.nullable().optional(),
  description: z.string().min(1).max(100),
  description_localizations: localizations.nullable().optional(),
};
const commandOption = z.strictObject({
  ...described,
  type: z.int().min(1).max(11),
  required: z.boolean().optional(),
  autocomplete: z.boolean().optional(),
});
const command = z.strictObject({
  ...described,
  type: z.literal(1).optional(),
  options: z.array(commandOption).max(25).optional(),
  integration_types: z
    .array(z.literal([0, 1]))
    .min(1)
    .optional(),
  contexts: z
    .array(z.literal([0, 1, 2]))
    .min(1)
    .optional(),
});
export type WireCommand = z.infer<typeof command>;

export const FORMS = {
  createMessage: z.strictObject({
    ...shown,
    nonce: z.union([z.int(), z.string().max(25)]).optional(),
    enforce_nonce: z.boolean().optional(),
  }),
  editMessage: z.strictObject(shown),
  openChat: z.strictObject({ recipient_id: snowflake }),
  commands: z.array(command).max(100),
  callback: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal(4), data: z.strictObject(shown) }),
    z.strictObject({ type: z.literal(5), data: z.strictObject({ flags: z.int().optional() }).optional() }),
    z.strictObject({ type: z.literal(6) }),
    z.strictObject({ type: z.literal(7), data: z.strictObject(shown) }),
    z.strictObject({ type: z.literal(8), data: z.strictObject({ choices: z.array(choice).max(25) }) }),
    z.strictObject({ type: z.literal(9), data: modal }),
  ]),
} as const;
export type ShownForm = z.infer<typeof FORMS.editMessage>;
export type CallbackForm = z.infer<typeof FORMS.callback>;
