import { FORM_FIELDS, fieldOf } from "../../src/core/conversation/fields.ts";
import type { FieldName, FormName } from "../../src/core/conversation/state.ts";
import { type PlainKey, say } from "../../src/core/text/say.ts";
import type { Language } from "../../src/core/user.ts";
import { shorten } from "../../src/core/view/view.ts";

/** The command that opens the form when it is given without options. */
export const FORM_COMMAND = "interview";

/** The fields that matter most: a Discord form has room for five. What is left out is asked for later. */
const SHOWN: Readonly<Record<FormName, readonly FieldName[]>> = {
  interview: ["company", "role", "when", "people", "promise"],
  debrief: FORM_FIELDS.debrief.map(({ name }) => name),
};

const EXAMPLES: Readonly<Partial<Record<FieldName, PlainKey>>> = {
  when: "discord.form.when",
  people: "discord.form.people",
  promise: "discord.form.promise",
  feeling: "discord.form.feeling",
};
const TITLES = { interview: "discord.form.title", debrief: "discord.form.debrief" } as const;

/** Discord's limits for a form's title, an input's label and what is said below it. */
const MAX_TITLE = 45;
const MAX_LABEL = 45;
const MAX_DESCRIPTION = 100;
const MAX_PLACEHOLDER = 100;
/** Enough for ten people with their titles. */
const MAX_ANSWER = 1000;

const DEBRIEF = "debrief:";

/** A form, in the shape of Discord's modals; that of a debrief carries the button by which it was opened. */
export function modalForm(form: FormName, language: Language, token: string): unknown {
  return {
    custom_id: form === "debrief" ? `${DEBRIEF}${token}` : FORM_COMMAND,
    title: shorten(say(language, TITLES[form]), MAX_TITLE),
    components: SHOWN[form].map((name) => {
      const field = fieldOf(name);
      const example = EXAMPLES[name];
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
          ...(example !== undefined && { placeholder: shorten(say(language, example), MAX_PLACEHOLDER) }),
        },
      };
    }),
  };
}

/** The button that opened a form which was sent; null for the log of an interview. */
export function openedBy(customId: string): string | null {
  return customId.startsWith(DEBRIEF) ? customId.slice(DEBRIEF.length) : null;
}
