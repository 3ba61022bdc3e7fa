import { elementsOf, type WireBlock } from "./blocks.ts";
import { type ActionElement, type InputElement, optionsOf, type WireOption } from "./elements.ts";
import { readPlainText } from "./mrkdwn.ts";

/** What stands in a field, as Slack tells it to the app. */
export type FieldState = Readonly<Record<string, unknown>>;
type Element = InputElement | ActionElement;

/** What a person puts into a field: a text, a date, a time, seconds, or labels of options. */
export type Filling = string | number | readonly string[] | null;

/** What a field holds before anybody touches it; null for what holds nothing, such as a button. */
function initialState(element: Element): FieldState | null {
  switch (element.type) {
    case "plain_text_input":
    case "email_text_input":
    case "url_text_input":
    case "number_input":
      return { type: element.type, value: element.initial_value ?? null };
    case "datepicker":
      return { type: element.type, selected_date: element.initial_date ?? null };
    case "timepicker":
      return { type: element.type, selected_time: element.initial_time ?? null };
    case "datetimepicker":
      return { type: element.type, selected_date_time: element.initial_date_time ?? null };
    case "static_select":
    case "radio_buttons":
      return { type: element.type, selected_option: element.initial_option ?? null };
    case "multi_static_select":
    case "checkboxes":
      return { type: element.type, selected_options: element.initial_options ?? [] };
    case "button":
    case "overflow":
      return null;
    default:
      return element satisfies never;
  }
}

/**
 * What a field holds when it was filled in.
 * @throws {Error} for what the field on the screen would not take.
 */
export function filledState(element: Element, filling: Filling): FieldState {
  switch (element.type) {
    case "plain_text_input":
    case "email_text_input":
    case "url_text_input":
    case "number_input":
      return { type: element.type, value: filling === "" ? null : filling };
    case "datepicker":
      return { type: element.type, selected_date: matching(filling, /^\d{4}-\d{2}-\d{2}$/u) };
    case "timepicker":
      return { type: element.type, selected_time: matching(filling, /^\d{2}:\d{2}$/u) };
    case "datetimepicker":
      return { type: element.type, selected_date_time: seconds(filling) };
    case "static_select":
    case "radio_buttons":
      return {
        type: element.type,
        selected_option: filling === null ? null : optionCalled(optionsOf(element), String(filling)),
      };
    case "multi_static_select":
    case "checkboxes":
      return {
        type: element.type,
        selected_options: [filling ?? []]
          .flat()
          .map((label) => optionCalled(optionsOf(element), String(label))),
      };
    case "button":
    case "overflow":
      throw new Error(`a ${element.type} holds nothing`);
    default:
      return element satisfies never;
  }
}

function matching(filling: Filling, pattern: RegExp): string | null {
  if (filling === null) return null;
  if (!pattern.test(String(filling))) throw new Error(`${String(filling)} cannot be picked`);
  return String(filling);
}

function seconds(filling: Filling): number | null {
  if (filling !== null && typeof filling !== "number") throw new Error(`${String(filling)} cannot be picked`);
  return filling;
}

/** @throws {Error} when no option has this label. */
function optionCalled(options: readonly WireOption[], label: string): WireOption {
  const found = options.find(({ text }) => readPlainText(text).text === label);
  if (found === undefined) throw new Error(`there is no option ${JSON.stringify(label)}`);
  return found;
}

/** What the app on the screen says about a field before it sends anything; null when it is content. */
export function complaint(element: Element, state: FieldState, isOptional: boolean): string | null {
  const [, held] = Object.entries(state).find(([name]) => name !== "type") ?? [];
  const isEmpty = held === null || (Array.isArray(held) && held.length === 0);
  if (isEmpty) return isOptional ? null : "Please complete this required field.";
  if (element.type !== "plain_text_input") return null;
  const { length } = typeof held === "string" ? held : "";
  if (length < (element.min_length ?? 0)) return "This entry is too short.";
  return length > (element.max_length ?? 3000) ? "This entry is too long." : null;
}

export type Values = Readonly<Record<string, Readonly<Record<string, FieldState>>>>;

/** What all fields hold, kept over a change of the view where both ids stay. */
export function statesOf(blocks: readonly WireBlock[], before: Values = {}): Values {
  const values: Record<string, Record<string, FieldState>> = {};
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      const { block_id: blockId = "" } = block;
      const { action_id: actionId = "" } = element;
      const state = before[blockId]?.[actionId] ?? initialState(element);
      if (state !== null) values[blockId] = { ...values[blockId], [actionId]: state };
    }
  }
  return values;
}
