import { optionsOf } from "./elements.ts";
import type { ShownButton } from "./screen.ts";

/** What Slack tells the app about a button that was pressed, or an entry of a list that was picked. */
export function actionOf({ element, blockId, value }: ShownButton): Readonly<Record<string, unknown>> {
  const known = { type: element.type, action_id: element.action_id, block_id: blockId };
  if (element.type === "button") {
    return {
      ...known,
      text: element.text,
      ...(element.value !== undefined && { value: element.value }),
      ...(element.style !== undefined && { style: element.style }),
    };
  }
  const options = "options" in element || "option_groups" in element ? optionsOf(element) : [];
  return { ...known, selected_option: options.find((option) => option.value === value) };
}
