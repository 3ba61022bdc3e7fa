import { type Blueprint, move, paragraph } from "../../phrasebook.ts";
import { close, greet, hookAgain } from "./shared.ts";
import { experience, problem } from "./thank-you.ts";

const askSubject = move(0, [
  "A question about {theRole}",
  "Where things stand with {theRole}",
  "Following up on {theRole}",
  "Any news about {theRole}",
]);

/** Quotes what they promised; ahead of that day it asks for nothing, and without one it asks plainly. */
const recall = move(
  0,
  [
    "When we talked {met} about {theRole} at {company}, you expected to have an answer {promised}.",
    "When we spoke {met}, you expected a decision on {theRole} at {company} {promised}.",
    "Thank you again for our conversation {met} about {theRole} at {company}. You thought there would be news {promised}.",
    "In our conversation {met} about {theRole} at {company}, you told me to expect an answer {promised}.",
  ],
  [
    "You expected to have an answer about {theRole} {promised}.",
    "You thought there would be news about {theRole} {promised}.",
    "You told me to expect an answer about {theRole} {promised}.",
  ],
  [
    "When we talked {met} about {theRole} at {company}, you expected to have an answer {promisedAhead}, and I will gladly wait until then.",
    "You expected a decision on {theRole} at {company} {promisedAhead}, so this is no request for an early answer.",
    "Thank you again for our conversation {met} about {theRole} at {company}. You thought there would be news {promisedAhead}, and there is no hurry on my side.",
  ],
  [
    "You expected to have an answer about {theRole} {promisedAhead}, and I will gladly wait until then.",
    "You thought there would be news about {theRole} {promisedAhead}, and there is no hurry on my side.",
  ],
  {
    warm: [
      "It was so good to talk with you {met} about {theRole} at {company}, and I wondered how things are going.",
      "I have thought back to our conversation {met} about {theRole} at {company}, and would love to hear how things are coming along.",
      "Thank you again for talking with me {met} about {theRole} at {company}. I am curious how it is all going.",
    ],
    neutral: [
      "We spoke {met} about {theRole} at {company}, and I would like to ask where things stand.",
      "Since our conversation {met} about {theRole} at {company} I have been wondering how far you have come.",
      "Thank you again for our conversation {met} about {theRole} at {company}. I would be glad to hear where you are in the process.",
    ],
    formal: [
      "I am writing with reference to our conversation {met} about {theRole} at {company}, and would be grateful to know how the matter stands.",
      "Following our conversation {met} about {theRole} at {company}, I would be grateful for a word on the state of the process.",
      "I refer to our conversation {met} about {theRole} at {company}. I would appreciate an indication of where the process stands.",
    ],
  },
  [
    "I would like to ask where things stand with {theRole}.",
    "I would be glad to hear how far you have come with {theRole}.",
    "I am writing to ask about {theRole} and where you are in the process.",
  ],
);

const ask = move(1, {
  warm: [
    "{?promised}I know how easily such plans move, so no worries at all if it is taking longer; I just wondered how it is going.",
    "{?promised}These things often need a little more time, which is fine with me. I would love to hear where you are now.",
    "{?promised}I can imagine there is a lot on your plate. A quick word on how things look would make my day.",
    "{?promised}If it is taking a bit longer, that is no trouble; I was simply curious where things are.",
  ],
  neutral: [
    "{?promised}Such dates move easily, and I would be glad to hear how things look now.",
    "{?promised}I know that these decisions often need more time than planned, and wondered where you are in the process.",
    "{?promised}If the timetable has shifted, I understand; I would like to know where matters stand.",
    "{?promised}There may well be good reasons for the delay, and a short word on how far you have come would help me plan.",
  ],
  formal: [
    "{?promised}I appreciate that such decisions take time, and I would be grateful for a word on where the process stands.",
    "{?promised}I quite understand that timetables change, and I would be glad to learn whether yours has.",
    "{?promised}As these matters often take longer than foreseen, I would appreciate a brief indication of how they stand.",
    "{?promised}I am aware of how much such a process involves, and would welcome any news you are able to share.",
  ],
});

const stillKeen = move(2, {
  warm: [
    "{?wants}I am every bit as keen as when we spoke.",
    "{?wants}I would still love to do this job.",
    "{?wants}My enthusiasm has only grown in the meantime.",
    "{?wants}On my side nothing has changed: I would be so happy to join you.",
  ],
  neutral: [
    "{?wants}My interest is as strong as it was when we spoke.",
    "{?wants}I am still very interested in working with you.",
    "{?wants}On my side nothing has changed: I would like to do this job.",
    "{?wants}I would still be glad to take this on.",
  ],
  formal: [
    "{?wants}My interest in joining {company} is undiminished.",
    "{?wants}I remain very interested in the position.",
    "{?wants}I would still consider it a privilege to work for you.",
    "{?wants}My wish to contribute to your work is as strong as ever.",
  ],
});

/** The one question of the text. */
const offer = move(3, {
  warm: [
    "Is there anything I can send that would make things easier for you?",
    "Would it help if I sent a sample of my work or put you in touch with another reference?",
    "Can I add anything that would be useful to you?",
    "Is there something you are still missing from me?",
  ],
  neutral: [
    "Is there anything I can add that would be of use to you?",
    "Would another reference or a sample of my work be helpful?",
    "Can I send you anything more that would help with the decision?",
    "Is there something you still need from me?",
  ],
  formal: [
    "May I provide anything further, such as a reference or a sample of my work?",
    "Is there any further information that I may send you?",
    "May I be of help with any additional material?",
    "Would it assist you to have a further reference?",
  ],
});

export const followUp1: Blueprint = {
  maxWords: 120,
  maxNoteWords: 28,
  subject: askSubject,
  paragraphs: [
    paragraph(greet),
    paragraph(recall, ask),
    paragraph(stillKeen, hookAgain),
    paragraph(offer),
    paragraph(close),
  ],
};

const newSubject = move(0, [
  "An offer concerning {theRole}",
  "One more thought on {theRole}",
  "Something I could add on {theRole}",
  "A small addition to our conversation",
]);

const noHurry = move(
  0,
  [
    "I am writing once more about {theRole} at {company}, though not to hurry you.",
    "This is no reminder, only a small addition to what we said {met} about {theRole} at {company}.",
    "I would like to add something to our conversation {met} about {theRole} at {company}.",
    "There is one thing I would like to offer after our conversation {met} about {theRole} at {company}.",
  ],
  [
    "I would like to add something about {theRole}.",
    "I am writing once more about {theRole}, though not to hurry you.",
  ],
);

/** Something they have not had yet: an offer of material, never a claim that it exists. */
const newIdea = move(0, {
  warm: [
    "If you like, I would happily put on one page how I would spend my first three months, so you can see how I think.",
    "I would love to sketch how I would go about the first few weeks: one page, easy to read over a coffee.",
    "If you would like to see how I work, I could take on a small piece of the real thing and show you.",
    "I would be happy to put you in touch with someone I have worked with, who can tell you what that is like.",
  ],
  neutral: [
    "Something you have not seen from me yet is a plan: I would gladly set down on one page how I would use the first three months.",
    "If it is of use, I can write up on a single page how I would go about the first weeks.",
    "I could take a small piece of the actual work and show you how I would go about it.",
    "I can put you in touch with someone I have worked with, if another view of my work would be useful.",
  ],
  formal: [
    "Should it be of use, I would be glad to set out on one page how I would approach the first three months.",
    "I would be pleased to prepare a brief outline of the steps I would take in the first weeks.",
    "If you wish, I could work through a small task of your choice, so that you may judge my approach.",
    "I would also be glad to name a further person who can speak about my work.",
  ],
});

const noPressure = move(1, {
  warm: [
    "No need to reply if nothing has moved; if the plan has changed, a single line is plenty.",
    "Please don’t feel obliged to answer; a short line whenever there is news is all I hope for.",
    "Take all the time you need. I will be happy to hear from you whenever it suits.",
  ],
  neutral: [
    "There is no need to reply if nothing has moved; if your timetable has changed, one line is enough.",
    "You need not answer this; a short line when there is news would be welcome.",
    "Please take the time you need. I will be glad to hear from you when it suits.",
  ],
  formal: [
    "No reply is needed at this stage; should your timetable have changed, a single line would suffice.",
    "Please do not feel obliged to answer; I would welcome a brief word once there is news.",
    "Kindly take whatever time you require. I shall be glad to hear from you when it is convenient.",
  ],
});

export const followUp2: Blueprint = {
  maxWords: 120,
  maxNoteWords: 24,
  subject: newSubject,
  paragraphs: [
    paragraph(greet),
    paragraph(noHurry, problem, experience, newIdea),
    paragraph(hookAgain, stillKeen),
    paragraph(noPressure),
    paragraph(close),
  ],
};

const signOfLife = move(
  0,
  [
    "You expected to decide {promisedAhead}, so this is only a short greeting in the meantime.",
    "As there will be news about {theRole} at {company} {promisedAhead}, I am not writing to ask for any.",
    "Until you decide {promisedAhead}, I would simply like to stay in touch.",
  ],
  [
    "While you are still deciding about {theRole} at {company}, I would simply like to stay in touch.",
    "This is only a short greeting while you are deciding about {theRole} at {company}.",
    "I am not writing to ask for news about {theRole} at {company}, only to stay in touch.",
  ],
  [
    "While you are still deciding about {theRole}, I would simply like to stay in touch.",
    "This is only a short greeting while you are deciding.",
    "I am not writing to ask for news, only to stay in touch.",
  ],
);

const available = move(2, [
  "If there is anything you would like to know before then, I am glad to answer.",
  "Should you need anything from me in the meantime, please tell me.",
  "If something can be of help while you decide, I will gladly send it.",
]);

export const checkIn: Blueprint = {
  maxWords: 120,
  maxNoteWords: 26,
  subject: move(0, ["A short greeting", "Staying in touch about {theRole}", "A line in the meantime"]),
  paragraphs: [
    paragraph(greet),
    paragraph(signOfLife, hookAgain),
    paragraph(stillKeen, available),
    paragraph(close),
  ],
};
