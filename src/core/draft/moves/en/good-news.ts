import { type Blueprint, move, paragraph } from "../../phrasebook.ts";
import { close, greet, hookAgain } from "./shared.ts";

const accept = move(
  0,
  {
    warm: [
      "What good news! Thank you for inviting me to the next round for {theRole} at {company}. I would love to come.",
      "Thank you so much for the invitation to the next round for {theRole} at {company}! I am really looking forward to it.",
      "You have made my day: I would be delighted to continue the conversation about {theRole} at {company}. Thank you!",
    ],
    neutral: [
      "Thank you for inviting me to the next round for {theRole} at {company}. I am glad to accept.",
      "Thank you for the good news about {theRole} at {company}. I look forward to continuing our conversation.",
      "I am pleased to hear that we will talk again about {theRole} at {company}. Thank you for the invitation.",
    ],
    formal: [
      "Thank you for your invitation to the next round for {theRole} at {company}, which I accept with pleasure.",
      "I am grateful for the invitation to continue our conversation about {theRole} at {company}, and gladly accept it.",
      "It is with pleasure that I accept your invitation to a further conversation about {theRole} at {company}.",
    ],
  },
  ["Thank you for the invitation to the next round. I am glad to accept."],
);

const prepare = move(1, {
  warm: [
    "Is there anything I should prepare or bring along?",
    "Do let me know if there is something you would like me to look at beforehand.",
    "Whom will I be meeting, and is there anything you would like me to prepare?",
  ],
  neutral: [
    "Is there anything that you would like me to prepare?",
    "If there is something I should read or bring, please let me know.",
    "Could you tell me whom I will be meeting and what I should prepare?",
  ],
  formal: [
    "Would you kindly let me know whether there is anything I should prepare?",
    "Should you wish me to bring or prepare anything, please let me know.",
    "May I ask whom I shall be meeting and what I should prepare?",
  ],
});

export const nextRound: Blueprint = {
  maxWords: 120,
  maxNoteWords: 24,
  subject: move(0, [
    "The next round for {theRole}",
    "Your invitation: thank you",
    "Glad to come to the next round",
  ]),
  paragraphs: [
    paragraph(greet),
    paragraph(accept),
    paragraph(hookAgain),
    paragraph(prepare),
    paragraph(close),
  ],
};

const forTheOffer = move(
  0,
  {
    warm: [
      "Thank you so much for offering me {theRole} at {company}! It made me very happy.",
      "What wonderful news! Thank you for the offer of {theRole} at {company}.",
      "Thank you for the offer of {theRole} at {company}; I am truly delighted!",
    ],
    neutral: [
      "Thank you very much for offering me {theRole} at {company}. I was very glad to read it.",
      "I was delighted to receive your offer of {theRole} at {company}; thank you for your trust.",
      "Thank you for the offer of {theRole} at {company}, and for the confidence that goes with it.",
    ],
    formal: [
      "I would like to thank you sincerely for the offer of {theRole} at {company}.",
      "Thank you for your offer of {theRole} at {company}. I am honoured by the confidence you place in me.",
      "It is with great pleasure that I received your offer of {theRole} at {company}, for which I thank you.",
    ],
  },
  ["Thank you very much for your offer and for the confidence that goes with it."],
);

/** Says neither yes nor no: that is the sender's to add. */
const consider = move(1, [
  "I will read everything carefully and come back to you as soon as I can. Please tell me if you need my answer by a certain day.",
  "Before I answer, I would like to go through the details with care. Is there a day by which you need to hear from me?",
  "You will have a considered answer from me soon. When would you need it at the latest?",
]);

export const offerThanks: Blueprint = {
  maxWords: 120,
  maxNoteWords: 24,
  subject: move(0, ["Thank you for your offer", "Your offer: thank you", "Your offer of {theRole}"]),
  paragraphs: [
    paragraph(greet),
    paragraph(forTheOffer),
    paragraph(hookAgain),
    paragraph(consider),
    paragraph(close),
  ],
};
