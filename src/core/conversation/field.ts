import type { PlainKey } from "../text/say.ts";
import type { Instant } from "../time/instant.ts";
import type { Lens } from "../view/lens.ts";
import type { FieldName, FormValues } from "./state.ts";

/** What a field needs to know to read an answer. One that needs a zone is not asked before the zone is known. */
export interface FieldContext extends Lens {
  /** The platform's language tag: it settles the order of 3/12. */
  readonly locale: string | null;
  /** The answers so far. */
  readonly values: FormValues;
}

type FieldValue<Name extends FieldName> = Exclude<FormValues[Name], undefined>;

/** A quick answer: what the button says, and the words it stands for. */
export interface QuickAnswer {
  readonly label: string;
  readonly text: string;
}

export type Parsed<Value> =
  | { readonly kind: "value"; readonly value: Value }
  /** More than one reading, or a part is missing: ask `prompt`, keep `partial`, offer `answers`. */
  | {
      readonly kind: "unsure";
      readonly prompt: string;
      readonly partial: string | null;
      readonly answers: readonly QuickAnswer[];
    }
  /** Not understood: one friendly sentence that says what would work. */
  | { readonly kind: "problem"; readonly sentence: string };

/** How one field is declared. */
export interface FieldSpec<Name extends FieldName> {
  readonly name: Name;
  readonly optional: boolean;
  /** True when the answer cannot be read without the person's time zone. */
  readonly needsZone: boolean;
  readonly label: PlainKey;
  readonly question: PlainKey;
  /** The question where the interview is still to come; null where it is not asked before. */
  readonly ahead: PlainKey | null;
  quick(context: FieldContext): readonly QuickAnswer[];
  /** Reads cleaned text; the empty text never comes here. */
  parse(text: string, context: FieldContext): Parsed<FieldValue<Name>>;
  /** The value in words, weekday and absolute date among them. */
  show(value: NonNullable<FormValues[Name]>, context: FieldContext): string;
}

/**
 * One field of an interview, whatever its value. The questions, the one-line log, the edit screen and the
 * summary all work on this alone.
 */
export interface Field {
  readonly name: FieldName;
  readonly optional: boolean;
  readonly needsZone: boolean;
  readonly label: PlainKey;
  readonly question: PlainKey;
  readonly ahead: PlainKey | null;
  quick(context: FieldContext): readonly QuickAnswer[];
  /** The answers so far with this one among them. */
  read(text: string, context: FieldContext): Parsed<FormValues>;
  /** The answer in words; null where there is none. */
  show(context: FieldContext): string | null;
}

export function defineField<Name extends FieldName>(spec: FieldSpec<Name>): Field {
  return {
    name: spec.name,
    optional: spec.optional,
    needsZone: spec.needsZone,
    label: spec.label,
    question: spec.question,
    ahead: spec.ahead,
    quick: (context) => spec.quick(context),
    read: (text, context) => {
      const parsed = spec.parse(text, context);
      if (parsed.kind !== "value") return parsed;
      return { kind: "value", value: { ...context.values, [spec.name]: parsed.value } };
    },
    show: (context) => {
      const value = context.values[spec.name];
      return value === undefined || value === null ? null : spec.show(value, context);
    },
  };
}

/** Whether the answers so far speak of an interview that is still to come. */
export function isAhead({ when }: FormValues, now: Instant): boolean {
  return when !== undefined && when.start.at > now;
}

/** The words a field is asked in: before an interview they are others than after it. */
export function questionOf({ question, ahead }: Field, { values, now }: FieldContext): PlainKey {
  return isAhead(values, now) ? (ahead ?? question) : question;
}
