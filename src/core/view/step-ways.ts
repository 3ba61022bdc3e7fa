import type { PlannedStep, StepKind } from "../playbook/facts.ts";
import type { PlainKey } from "../text/say.ts";

/** What a person can do about a step, by the buttons that offer it. */
export interface StepWays {
  /** For the words of the step; null where it needs none. */
  readonly draft: PlainKey | null;
  /** What the employer receives is marked sent, all else is done; null where the step is a question of its own. */
  readonly settle: "button.sent" | "button.done" | null;
  /** Whether the employer may answer meanwhile: not before the interview, and not once they have said no. */
  readonly canReply: boolean;
  /** Whether it may have been made without a word to us, and is noted afterwards. */
  readonly isTouch: boolean;
}

const WRITTEN: StepWays = {
  draft: "button.draft",
  settle: "button.sent",
  canReply: true,
  isTouch: true,
};
const PHONED: StepWays = { ...WRITTEN, draft: "button.script", settle: "button.done" };
const FAREWELL: StepWays = { ...WRITTEN, canReply: false };
const OWN: StepWays = { draft: null, settle: "button.done", canReply: false, isTouch: false };

const WAYS: Readonly<Record<StepKind, StepWays>> = {
  prepare: OWN,
  debrief: OWN,
  "thank-you": WRITTEN,
  materials: WRITTEN,
  card: WRITTEN,
  call: PHONED,
  "check-in": WRITTEN,
  "follow-up-1": WRITTEN,
  "follow-up-2": WRITTEN,
  "move-on": { ...OWN, settle: null, canReply: true },
  "graceful-reply": FAREWELL,
  "ask-feedback": FAREWELL,
  // A look at their openings, which may end without a letter.
  "keep-in-touch": { ...OWN, draft: "button.draft" },
};

/** By phone there are lines to say and nothing to send, whatever the step is. */
export function waysOf({ kind, channel }: Pick<PlannedStep, "kind" | "channel">): StepWays {
  return channel === "phone" && WAYS[kind] === WRITTEN ? PHONED : WAYS[kind];
}
