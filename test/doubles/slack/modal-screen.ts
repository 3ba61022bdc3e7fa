import type { InputBlock } from "./blocks.ts";
import type { InputElement } from "./elements.ts";
import { complaint, type FieldState } from "./field-state.ts";
import { readPlainText, type ShownText } from "./mrkdwn.ts";
import { buttonsOf, type ShownButton, textOfBlocks } from "./screen.ts";
import type { StoredView } from "./views.ts";

/** A field of a modal as it is on the screen. */
export interface ShownField {
  readonly label: string;
  readonly hint: string | null;
  readonly isOptional: boolean;
  readonly blockId: string;
  readonly actionId: string;
  readonly element: InputElement;
  readonly holds: FieldState;
  /** What stands below it in red. */
  readonly error: string | null;
}

/** A modal or an App Home as it is on the screen. */
export interface ShownView extends ShownText {
  readonly id: string;
  readonly title: string;
  /** Null when it cannot be sent. */
  readonly submit: string | null;
  readonly close: string;
  readonly fields: readonly ShownField[];
  readonly buttons: readonly ShownButton[];
  /** How many modals lie above each other, this one among them. */
  readonly depth: number;
}

export function screenOfView(view: StoredView, depth: number): ShownView {
  const { form } = view;
  const isModal = form.type === "modal";
  const submit = isModal ? form.submit : undefined;
  const close = isModal ? form.close : undefined;
  return {
    id: view.id,
    title: isModal ? readPlainText(form.title).text : "Home",
    submit: submit === undefined ? null : readPlainText(submit).text,
    close: close === undefined ? "Cancel" : readPlainText(close).text,
    ...textOfBlocks(form.blocks),
    fields: form.blocks.filter((block) => block.type === "input").map((block) => fieldOf(block, view)),
    buttons: buttonsOf(form.blocks),
    depth,
  };
}

function fieldOf(block: InputBlock, view: StoredView): ShownField {
  const { block_id: blockId = "", element, label, hint, optional } = block;
  const { action_id: actionId = "" } = element;
  return {
    label: readPlainText(label).text,
    hint: hint === undefined ? null : readPlainText(hint).text,
    isOptional: optional ?? false,
    blockId,
    actionId,
    element,
    holds: view.values[blockId]?.[actionId] ?? {},
    error: view.errors[blockId] ?? null,
  };
}

/** What the app on the screen finds wrong before it sends a modal, by block. */
export function complaintsOf(fields: readonly ShownField[]): Readonly<Record<string, string>> {
  const found = fields.flatMap(({ blockId, element, holds, isOptional }) => {
    const says = complaint(element, holds, isOptional);
    return says === null ? [] : [[blockId, says]];
  });
  return Object.fromEntries(found);
}
