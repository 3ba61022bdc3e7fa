import type { LintWords } from "../../phrasebook.ts";
import { DAY_NAMES } from "./days.ts";

/** What the draft check says and looks for in English. */
export const LINT_WORDS: LintWords = {
  messages: {
    "open-slot": "Something is still to be filled in here.",
    "wrong-name": "This is not how the name was given.",
    "wrong-company": "This is not the company of this interview.",
    "too-long": "The text is longer than such a message should be.",
    pushy: "This may sound as if you were pressing for an answer.",
    accusing: "This may sound like a reproach.",
    questions: "More than one question; one is easier to answer.",
    "too-alike": "Another interviewer has almost the same text.",
    "repeated-word": "The same word stands here twice.",
    "mixed-address": "The reader is addressed in two different ways.",
    "missing-attachment": "An attachment is mentioned, but nothing was asked for.",
    spelling: "This may be a typing error.",
  },
  pushy: [
    /\bas soon as possible\b(?! for)/giu,
    /\b(?:asap|immediately|urgently)\b/giu,
    /\bI (?:must|need to) (?:know|have|hear|insist)\b/giu,
    /\bI (?:demand|insist|expect (?:an?|your) (?:answer|reply|response|decision))\b/giu,
    /(?<!\b(?:feel|if|that) (?:that )?)\byou (?:must|need to|have to) (?:answer|reply|respond|decide|let me know|get back)\b/giu,
    /\bjust checking in\b/giu,
    /\bbefore it is too late\b|\blast chance\b|\bfinal reminder\b/giu,
    /\bI (?:will|am going to|have to) (?:accept|take) another offer\b/giu,
  ],
  accusing: [
    /\byou (?:still )?(?:have not|haven['’]t|did not|didn['’]t|never) (?:even )?(?:replied|reply|answered|answer|responded|respond|written|write|called|call|keep|kept|get back|got back|gotten back|bothered|bother)\b/giu,
    /\byou (?:promised|said you would)\b[^.?!]{0,60}\b(?:but|yet)\b/giu,
    /\bwhy (?:have you not|haven['’]t you|did you not|didn['’]t you|has nobody|hasn['’]t anyone)\b/giu,
    /\b(?:no one|nobody) (?:has )?(?:bothered|replied|answered|called)\b/giu,
    /\bI am (?:still|still only) waiting\b|\bI['’]m still waiting\b/giu,
    /\b(?:unprofessional|disrespectful|unacceptable)\b/giu,
  ],
  attachment: /\b(?:attached|attachments?|enclosed|enclose|enclosures?)\b/giu,
  greeting:
    /^(?:Hi|Hello|Hey|Dear|Good (?:morning|afternoon|day),?)\s+([^,!.\n:]+?(?:(?<=\b(?:Mr|Mrs|Ms|Mx|Dr|Prof))\.[^,!.\n:]+)?)[,!.:\n]/u,
  employer:
    /\b(?:[Jj]oin(?:ing)?|(?:role|position|job|work(?:ing)?|team|everyone|part of|contribute to) (?:at|for|of|with)|interest in) ((?:the )?\p{Lu}[\p{L}\p{N}&'’-]*(?:\.[\p{L}\p{N}]+)*(?: \p{Lu}[\p{L}\p{N}&'’-]*)*)/gu,
  rightlyDoubled: ["had", "that"],
  capitalised: [...DAY_NAMES, "Dear", "English", "Christmas", "Easter"],
};
