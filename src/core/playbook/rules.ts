/** The rules of the playbook: what each says, and which of the five guides say it. */
export const RULES = {
  "thank-every-interview": ["G3"],
} as const;
export type RuleId = keyof typeof RULES;
