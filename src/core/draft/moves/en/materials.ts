import { type Blueprint, move, paragraph } from "../../phrasebook.ts";
import { close, forward, greet, hook, want } from "./shared.ts";

const subject = move(
  0,
  ["{^requested} you asked for", "{^requested} for {theRole}", "As requested: {requested}"],
  ["What you asked for", "What you asked for, for {theRole}", "As requested {met}"],
);

const deliver = move(
  0,
  {
    warm: [
      "{?byMail}As you asked {met}, I am sending you {requested} with this message. You’ll find everything attached.",
      "{?byMail}Here you are: I have attached {requested} you asked for {met}.",
      "{?byMail}Thank you again for {metPossessive} conversation. I have attached {requested} you asked for.",
    ],
    neutral: [
      "{?byMail}I have attached {requested} you asked for when we spoke {met}.",
      "{?byMail}Please find attached {requested} you asked for when we spoke {met}.",
      "{?byMail}As you asked {met}, I am sending you {requested} as an attachment.",
    ],
    formal: [
      "{?byMail}As requested in our conversation {met}, please find attached {requested}.",
      "{?byMail}Please find attached {requested} that you requested {met}.",
      "{?byMail}With reference to our conversation {met}, I am pleased to send you {requested}, as attached.",
    ],
  },
  [
    "{?byPost}As you asked when we spoke {met}, I enclose {requested}.",
    "{?byPost}I enclose {requested} you asked for {met}.",
    "{?byPost}Please find enclosed {requested} you asked for {met}.",
  ],
  [
    "{?requestedAny}I am sending you what you asked for when we spoke {met}.",
    "{?requestedAny}As you asked {met}, here is everything you wanted to see.",
    "{?requestedAny}When we spoke {met}, you asked me to send you something more, and I am glad to do so now.",
  ],
  [
    "As we discussed {met}, I am sending you what you asked for.",
    "I am sending you what you asked for when we spoke {met}.",
    "Thank you again for our conversation {met}. This is what you asked me to send.",
  ],
  [
    "As we discussed, I am sending you what you asked for.",
    "I am sending you what you asked for when we spoke.",
    "This is what you asked me to send.",
  ],
);

const purpose = move(1, [
  "I hope this helps with {theRole} at {company}.",
  "I hope this is what you need for {theRole} at {company}.",
  "I trust this will be useful as you decide about {theRole} at {company}.",
]);

const more = move(1, {
  warm: [
    "If anything is missing or won’t open, just tell me and I will put it right.",
    "If you would like it in another form, let me know and I will change it.",
    "Should you want to see anything else, I will send it just as gladly.",
  ],
  neutral: [
    "If anything is missing or would be better in another form, please tell me.",
    "If something does not open or is incomplete, let me know and I will put it right.",
    "Should you need anything else, I will gladly send it.",
  ],
  formal: [
    "Should anything be missing, I shall be glad to supply it.",
    "If you require it in a different form, please let me know.",
    "I shall be pleased to provide anything further that you may require.",
  ],
});

export const materials: Blueprint = {
  maxWords: 120,
  maxNoteWords: 24,
  subject,
  paragraphs: [
    paragraph(greet),
    paragraph(deliver, purpose, more),
    paragraph(hook),
    paragraph(want, forward),
    paragraph(close),
  ],
};
