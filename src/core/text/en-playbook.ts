import type { RuleId } from "../playbook/rules.ts";

/** Why a step is in the plan: first what the rules of the playbook say, then what the person's own facts add. */
export const enPlaybook = {
  "rule.ask-decision-date":
    "A Swedish, a German and two English guides ask, before they leave, when the decision will be made.",
  "rule.ask-next-step":
    "A German and an English guide ask what comes next, and when a second interview might be.",
  "rule.ask-best-channel":
    "An English guide finds out how they are best reached: by e-mail, by phone or by post.",
  "rule.collect-people":
    "An English guide writes down the right name and title of everyone met, reception and assistants included.",
  "rule.say-you-want-it": "An English guide thanks them at the door and says plainly: I want this job.",
  "rule.references-ready":
    "An English guide asks the references for their permission and their details beforehand.",

  "rule.thank-every-interview":
    "An English guide sends thanks after every interview, even one that went badly or a job you do not want.",
  "rule.thank-within-24h": "Two English guides want your thanks to arrive within 24 hours.",
  "rule.note-per-person":
    "A German and an English guide write to each person you met, a little differently each time.",
  "rule.thanks-by-email": "An English guide thinks e-mail is fine for thanks, and often better than paper.",
  "rule.thanks-short-window":
    "When the decision is days away, a German guide sends e-mail: short, at once, to each of them.",
  "rule.thanks-by-card":
    "When there is more time, a German and an English guide post a card or a letter within a few days.",
  "rule.thanks-both":
    "Two English guides do both: a quick message at once, and a few days later a card written by hand.",
  "rule.thanks-content":
    "An English guide says two things in it: that you value their interest, and why you fit.",
  "rule.materials-next-morning":
    "An English guide gets what they asked for to them by the next morning, or by the day you agreed.",
  "rule.proofread":
    "An English guide lets nothing out of the house with a slip of spelling or grammar in it.",

  "rule.respect-wait": "An English guide says: when they ask you to wait, wait that long.",
  "rule.not-next-day": "An English guide never asks about the job the very next day.",
  "rule.after-promised-day":
    "A Swedish and an English guide let a couple of days pass after a promised day, then write.",
  "rule.no-date-known": "When no day was named, a Swedish guide follows up after one to two weeks.",
  "rule.second-try": "When nothing comes back, a Swedish guide tries once more about a week later.",
  "rule.at-most-three": "A Norwegian guide sends at most three messages in two weeks.",
  "rule.weekly-in-long-wait":
    "When the answer is a month or two away, an English guide gets in touch once a week or so, never daily.",
  "rule.call-if-invited":
    "A German and an English guide phone only when they are asked to, the German one also where boldness is part of the job.",
  "rule.call-after-thanks": "An English guide calls two or three days after the thanks have arrived.",
  "rule.call-at-quiet-hour":
    "A Swedish guide calls at a quiet hour: not right after lunch, not late in the day.",
  "rule.call-script": "A Swedish guide puts the lines to say on paper before dialling.",
  "rule.one-channel": "A Norwegian guide stays with one way of reaching them, and prefers e-mail to phone.",
  "rule.social-if-connected":
    "A Norwegian guide writes on social media only where you are connected already; you said that they like it.",
  "rule.short-and-warm": "A Swedish and an English guide keep it short and friendly, without any reproach.",
  "rule.continue-the-conversation":
    "A Norwegian guide goes on with the conversation instead of pressing for a decision.",
  "rule.personal-hook":
    "A Swedish and a Norwegian guide come back to something of your own talk: a highlight, a surprise, a shared value.",
  "rule.their-problem-your-experience":
    "A Norwegian guide ties a problem of theirs to an experience of yours.",
  "rule.ask-where-they-stand": "A Swedish and an English guide simply ask how far they have come.",
  "rule.offer-more-if-it-went-badly":
    "After a talk that went badly, a Swedish guide offers another reference or a sample of your work.",
  "rule.keep-searching": "A Norwegian and an English guide keep applying elsewhere all the while.",

  "rule.move-on": "After thanks and two follow-ups without an answer, a Swedish guide lets go.",
  "rule.lose-gracefully": "An English guide thanks them for their time and asks to be kept in mind.",
  "rule.ask-for-feedback": "A Norwegian guide holds that knowing why is worth having.",
  "rule.keep-the-contact":
    "Two English guides stay in touch after a no: another opening may come, or a word to somebody else.",
  "rule.lessons": "An English guide writes down what the talk taught about the trade.",

  "why.thanks.window": "They decide by {day}, so it goes at once and by e-mail.",
  "why.card.traditional":
    "You called the firm traditional; in technology, one of the guides would leave the card out.",
  "why.card.window":
    "A German and an English guide love a posted card, another English one finds it old-fashioned; as they do not decide before {day}, there is time for one.",
  "why.materials": "They are to have it by {day}.",
  "why.promised": "They meant to answer by {day}.",
  "why.wait": "They asked you to wait until {day}.",
  "why.pace.gentle": "Your pace is gentle, so I waited two weeks.",
  "why.pace.standard": "At your pace that is one week.",
  "why.phone.invited":
    "A German and an English guide would not phone unless invited, another English one calls after two or three days; you said that they invited you, so it is a call.",
  "why.phone.sales":
    "Two guides phone only when they are asked to, but a German one makes an exception of jobs where boldness counts, such as this one.",
  "why.phone.agreed":
    "A German and an English guide would not phone unless asked; you said that they like to be reached by phone, so it is a call.",
  "why.check-in.once":
    "They meant to answer by {day}. In so long a wait an English guide asks every week, a Swedish one is more sparing: at your pace it is once, half-way.",
  "why.check-in.weekly":
    "They meant to answer by {day}. In so long a wait an English guide asks about once a week, and you chose a persistent pace.",
  "why.wrote": "You followed up on {day}, and no answer has come.",
  "why.skipped": "You chose not to follow up on {day}, and no answer has come.",
} as const satisfies Readonly<Record<`rule.${RuleId}` | `why.${string}`, string>>;
