import type { Phrasebook } from "../../phrasebook.ts";
import type { Tone } from "../../request.ts";
import { askFeedback, gracefulReply, lookAgain, referral } from "./endings.ts";
import { checkIn, followUp1, followUp2 } from "./follow-up.ts";
import { nextRound, offerThanks } from "./good-news.ts";
import { LINT_WORDS } from "./lint-words.ts";
import { materials } from "./materials.ts";
import { phone } from "./phone.ts";
import { slotsOf } from "./slots.ts";
import { card, thankYou } from "./thank-you.ts";

/** Longer forms first written out, as a friend would say them. */
const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\bI am (?!every)/gu, "I’m "],
  [/\bI would (?!like nothing)/gu, "I’d "],
  [/\bI will /gu, "I’ll "],
  [/\bI have (?=thought|been|come|had|attached|not)/gu, "I’ve "],
  [/\bI had not\b/gu, "I hadn’t"],
  [/\b([Ii]t|[Tt]hat|[Tt]here) is (?=\p{Ll})/gu, "$1’s "],
  [/\b([Dd])o not\b/gu, "$1on’t"],
  [/\b([Yy])ou will\b/gu, "$1ou’ll"],
];

function voice(line: string, tone: Tone): string {
  if (tone !== "warm") return line;
  return CONTRACTIONS.reduce((text, [long, short]) => text.replace(long, short), line);
}

export const ENGLISH: Phrasebook = {
  blueprints: {
    "thank-you": thankYou,
    card,
    materials,
    "check-in": checkIn,
    "follow-up-1": followUp1,
    "follow-up-2": followUp2,
    phone,
    "graceful-reply": gracefulReply,
    "ask-feedback": askFeedback,
    referral,
    "look-again": lookAgain,
    "next-round": nextRound,
    "offer-thanks": offerThanks,
  },
  lint: LINT_WORDS,
  slots: slotsOf,
  voice,
};
