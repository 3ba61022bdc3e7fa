/**
 * The five published guides on following up after an interview: `G0` Swedish, `G1` Norwegian, `G2` German,
 * `G3` and `G4` English.
 */
export type Guide = "G0" | "G1" | "G2" | "G3" | "G4";

interface Rule {
  /** Who says so, in order of the guides. */
  readonly guides: readonly [Guide, ...Guide[]];
  /** The part of the way in which it matters. */
  readonly phase: "before" | "right-after" | "waiting" | "end";
}

/** The rules of the playbook. What a user reads about each stands in the text catalogue as `rule.<id>`. */
export const RULES = {
  "ask-decision-date": { guides: ["G0", "G2", "G3", "G4"], phase: "before" },
  "ask-next-step": { guides: ["G2", "G3"], phase: "before" },
  "ask-best-channel": { guides: ["G3"], phase: "before" },
  "collect-people": { guides: ["G3"], phase: "before" },
  "say-you-want-it": { guides: ["G4"], phase: "before" },
  "references-ready": { guides: ["G3"], phase: "before" },

  "thank-every-interview": { guides: ["G3"], phase: "right-after" },
  "thank-within-24h": { guides: ["G3", "G4"], phase: "right-after" },
  "note-per-person": { guides: ["G2", "G3"], phase: "right-after" },
  "thanks-by-email": { guides: ["G4"], phase: "right-after" },
  "thanks-short-window": { guides: ["G2"], phase: "right-after" },
  "thanks-by-card": { guides: ["G2", "G3"], phase: "right-after" },
  "thanks-both": { guides: ["G3", "G4"], phase: "right-after" },
  "thanks-content": { guides: ["G3"], phase: "right-after" },
  "materials-next-morning": { guides: ["G4"], phase: "right-after" },
  proofread: { guides: ["G3"], phase: "right-after" },

  "respect-wait": { guides: ["G4"], phase: "waiting" },
  "not-next-day": { guides: ["G4"], phase: "waiting" },
  "after-promised-day": { guides: ["G0", "G4"], phase: "waiting" },
  "no-date-known": { guides: ["G0"], phase: "waiting" },
  "second-try": { guides: ["G0"], phase: "waiting" },
  "at-most-three": { guides: ["G1"], phase: "waiting" },
  "weekly-in-long-wait": { guides: ["G3"], phase: "waiting" },
  "call-if-invited": { guides: ["G2", "G4"], phase: "waiting" },
  "call-after-thanks": { guides: ["G3"], phase: "waiting" },
  "call-at-quiet-hour": { guides: ["G0"], phase: "waiting" },
  "call-script": { guides: ["G0"], phase: "waiting" },
  "one-channel": { guides: ["G1"], phase: "waiting" },
  "social-if-connected": { guides: ["G1"], phase: "waiting" },
  "short-and-warm": { guides: ["G0", "G4"], phase: "waiting" },
  "continue-the-conversation": { guides: ["G1"], phase: "waiting" },
  "personal-hook": { guides: ["G0", "G1"], phase: "waiting" },
  "their-problem-your-experience": { guides: ["G1"], phase: "waiting" },
  "ask-where-they-stand": { guides: ["G0", "G4"], phase: "waiting" },
  "offer-more-if-it-went-badly": { guides: ["G0"], phase: "waiting" },
  "keep-searching": { guides: ["G1", "G3"], phase: "waiting" },

  "move-on": { guides: ["G0"], phase: "end" },
  "lose-gracefully": { guides: ["G4"], phase: "end" },
  "ask-for-feedback": { guides: ["G1"], phase: "end" },
  "keep-the-contact": { guides: ["G3", "G4"], phase: "end" },
  lessons: { guides: ["G3"], phase: "end" },
} as const satisfies Readonly<Record<string, Rule>>;
export type RuleId = keyof typeof RULES;
