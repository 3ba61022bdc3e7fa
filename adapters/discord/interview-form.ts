import { fieldOf } from "../../src/core/conversation/fields.ts";
import type { FieldName } from "../../src/core/conversation/state.ts";
import { type PlainKey, say } from "../../src/core/text/say.ts";
import type { Language } from "../../src/core/user.ts";
import { shorten } from "../../src/core/view/view.ts";

/** The command that opens the form when it is given without options. */
export const FORM_COMMAND = "interview";

/** The five fields that matter most: a Discord form has room for no more. What is left out is asked for later. */
const FORM_FIELDS: readonly { readonly name: FieldName; readonly example: PlainKey | null }[] = [
  { name: "company", example: null },
  { name: "role", example: null },
  { name: "when", example: "discord.form.when" },
  { name: "people", example: "discord.form.people" },
  { name: "promise", example: "discord.form.promise" },
];

/** Discord's limits for a form's title, an input's label and what is said below it. */
const MAX_TITLE = 45;
const MAX_LABEL = 45;
const MAX_DESCRIPTION = 100;
const MAX_PLACEHOLDER = 100;
/** Enough for ten people with their titles. */
const MAX_ANSWER = 1000;

/** The form, in the shape of Discord's modals. */
export function interviewForm(language: Language): unknown {
  return {
    custom_id: FORM_COMMAND,
    title: shorten(say(language, "discord.form.title"), MAX_TITLE),
    components: FORM_FIELDS.map(({ name, example }) => {
      const field = fieldOf(name);
      return {
        type: 18,
        label: shorten(say(language, field.label), MAX_LABEL),
        description: shorten(say(language, field.question), MAX_DESCRIPTION),
        component: {
          type: 4,
          custom_id: name,
          style: 1,
          required: !field.optional,
          max_length: MAX_ANSWER,
          ...(example !== null && { placeholder: shorten(say(language, example), MAX_PLACEHOLDER) }),
        },
      };
    }),
  };
}
