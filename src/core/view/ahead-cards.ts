import type { Action } from "../conversation/action.ts";
import type { Interview } from "../interview.ts";
import type { PlannedStep } from "../playbook/facts.ts";
import type { RuleId } from "../playbook/rules.ts";
import type { PlainKey } from "../text/say.ts";
import { asking, button } from "./buttons.ts";
import { type Lens, tell, timeText } from "./lens.ts";
import type { Block, View } from "./view.ts";

/** The checklist, in the order in which it comes: before, during, at the end. */
const CHECKLIST: readonly (readonly [RuleId, PlainKey])[] = [
  ["references-ready", "prepare.references-ready"],
  ["collect-people", "prepare.collect-people"],
  ["ask-next-step", "prepare.ask-next-step"],
  ["ask-decision-date", "prepare.ask-decision-date"],
  ["ask-best-channel", "prepare.ask-best-channel"],
  ["say-you-want-it", "prepare.say-you-want-it"],
];

/**
 * What the cards say that belong to an interview logged ahead: the checklist, and the questions right after it. A card
 * with the questions from before it was moved still stands in the chat.
 */
export function aheadBlocks(
  lens: Lens,
  { endsAt }: Interview,
  { kind, rules }: PlannedStep,
): readonly Block[] {
  if (kind === "debrief") {
    const text =
      endsAt > lens.now
        ? tell(lens, "debrief.early", { when: timeText(lens, endsAt) })
        : tell(lens, "debrief.questions");
    return [{ kind: "text", text }];
  }
  if (kind !== "prepare") return [];
  const items = CHECKLIST.filter(([rule]) => rules.includes(rule)).map(([, key]) => `• ${tell(lens, key)}`);
  return [{ kind: "text", text: [tell(lens, "prepare.title"), ...items].join("\n") }];
}

/** Their buttons; null for every other step. */
export function aheadButtons(
  lens: Lens,
  { endsAt }: Interview,
  { kind }: PlannedStep,
  press: (verb: string) => Action,
): View["buttons"] | null {
  if (kind !== "prepare" && kind !== "debrief") return null;
  const tellMe = asking("debrief", button(lens, "button.tell", press("tell"), "primary"));
  const main =
    kind === "prepare"
      ? [button(lens, "button.ready", press("sent"), "primary")]
      : [tellMe].filter(() => endsAt <= lens.now);
  return [
    [...main, button(lens, "button.snooze", press("snooze")), button(lens, "button.more", press("more"))],
    [button(lens, "button.moved", press("moved")), button(lens, "button.cancelled", press("close"))],
  ];
}
