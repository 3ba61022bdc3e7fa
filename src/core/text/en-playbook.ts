import type { RuleId } from "../playbook/rules.ts";

/** Why a step is in the plan: first what the rules of the playbook say, then what the person's own facts add. */
export const enPlaybook = {
  "rule.thank-every-interview":
    "An English guide sends thanks after every interview, even one that went badly or a job you do not want.",
  "rule.thank-within-24h": "Two English guides want your thanks to arrive within 24 hours.",
  "rule.note-per-person":
    "A German and an English guide write to each person you met, a little differently each time.",
  "rule.thanks-by-email": "An English guide thinks e-mail is fine for thanks, and often better than paper.",
  "rule.thanks-content":
    "An English guide says two things in it: that you value their interest, and why you fit.",
  "rule.materials-next-morning":
    "An English guide gets what they asked for to them by the next morning, or by the day you agreed.",
  "rule.respect-wait": "An English guide says: when they ask you to wait, wait that long.",
  "rule.not-next-day": "An English guide never asks about the job the very next day.",
  "rule.after-promised-day":
    "A Swedish and an English guide let a couple of days pass after a promised day, then write.",
  "rule.no-date-known": "When no day was named, a Swedish guide follows up after one to two weeks.",
  "rule.second-try": "When nothing comes back, a Swedish guide tries once more about a week later.",
  "rule.at-most-three": "A Norwegian guide sends at most three messages in two weeks.",
  "rule.call-if-invited":
    "A German and an English guide phone only when asked to; you said that a call is how they like to be reached.",
  "rule.call-at-quiet-hour":
    "A Swedish guide calls at a quiet hour: not right after lunch, not late in the day.",
  "rule.one-channel": "A Norwegian guide stays with one way of reaching them, and prefers e-mail to phone.",
  "rule.social-if-connected":
    "A Norwegian guide writes on social media only where you are connected already; you said that they like it.",
  "rule.short-and-warm": "A Swedish and an English guide keep it short and friendly, without any reproach.",
  "rule.continue-the-conversation":
    "A Norwegian guide goes on with the conversation instead of pressing for a decision.",
  "rule.ask-where-they-stand": "A Swedish and an English guide simply ask how far they have come.",
  "rule.keep-searching": "A Norwegian and an English guide keep applying elsewhere all the while.",
  "rule.move-on": "After thanks and two follow-ups without an answer, a Swedish guide lets go.",

  "why.materials": "They are to have it by {day}.",
  "why.promised": "They meant to answer by {day}.",
  "why.wait": "They asked you to wait until {day}.",
  "why.pace.gentle": "Your pace is gentle, so I waited two weeks.",
  "why.pace.standard": "At your pace that is one week.",
  "why.wrote": "You followed up on {day}, and no answer has come.",
  "why.skipped": "You chose not to follow up on {day}, and no answer has come.",
} as const satisfies Readonly<Record<`rule.${RuleId}` | `why.${string}`, string>>;
