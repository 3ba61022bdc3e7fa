import type { RuleId } from "../playbook/rules.ts";
import type { DraftKind, FindingCode } from "./request.ts";

const OWN_WORDS: readonly RuleId[] = ["personal-hook", "their-problem-your-experience"];

/** The rules of the playbook that a text of each kind carries out. */
export const DRAFT_RULES: Readonly<Record<DraftKind, readonly RuleId[]>> = {
  "thank-you": ["thanks-content", "note-per-person", ...OWN_WORDS],
  card: ["thanks-content", "note-per-person", "personal-hook"],
  materials: ["materials-next-morning"],
  "check-in": ["continue-the-conversation"],
  "follow-up-1": ["ask-where-they-stand", "personal-hook"],
  "follow-up-2": ["second-try", "continue-the-conversation", ...OWN_WORDS],
  phone: ["call-script"],
  "graceful-reply": ["lose-gracefully"],
  "ask-feedback": ["ask-for-feedback"],
  referral: ["keep-the-contact"],
  "look-again": ["keep-the-contact"],
  "next-round": [],
  "offer-thanks": [],
};

/** The rule of the playbook behind everything the draft check finds. */
export const CHECK_RULES: Readonly<Record<FindingCode, RuleId>> = {
  "open-slot": "proofread",
  "wrong-name": "proofread",
  "wrong-company": "proofread",
  "too-long": "short-and-warm",
  pushy: "continue-the-conversation",
  accusing: "short-and-warm",
  questions: "short-and-warm",
  "too-alike": "note-per-person",
  "repeated-word": "proofread",
  "mixed-address": "proofread",
  "missing-attachment": "proofread",
  spelling: "proofread",
};
