import { type Blueprint, move, paragraph } from "../../phrasebook.ts";

/** Where the caller stops talking and listens. */
const pause = move(0, ["(Pause)"]);

const hello = move(
  0,
  {
    warm: ["Hi {reader}, this is {sender}."],
    neutral: ["Hello {reader}, this is {sender}."],
    formal: ["Hello, {reader}. This is {sender} speaking."],
  },
  { warm: ["Hi {reader}."], neutral: ["Hello {reader}."], formal: ["Hello, {reader}."] },
  {
    warm: ["Hi, this is {sender}."],
    neutral: ["Hello, this is {sender}."],
    formal: ["Hello. This is {sender} speaking."],
  },
  { warm: ["Hi there."], neutral: ["Hello."], formal: ["Good day."] },
);

const about = move(
  0,
  [
    "We talked {met} about {theRole}. If this is a bad moment, I’ll gladly call back.",
    "I’m calling about {theRole}; we talked {met}. If it’s a bad time, just say so.",
    "We spoke {met} about {theRole}. I’ll be brief, or call later if that suits you better.",
  ],
  ["I’m calling about {theRole}. If this is a bad moment, I’ll gladly call back."],
);

const askBySpeech = move(
  0,
  {
    warm: [
      "Thanks! You thought there’d be an answer {promised}, so how is it going?",
      "Thank you. You thought you’d know more {promised}; how are things coming along?",
    ],
    neutral: [
      "Thank you. You expected an answer {promised}, so how are things going?",
      "Thanks. You thought you’d know more {promised}; where do things stand?",
      "Thank you. You had hoped to decide {promised}. How does it look now?",
    ],
    formal: [
      "Thank you. You expected a decision {promised}. May I ask how matters stand?",
      "Thank you. As you expected to decide {promised}, may I ask where the process stands?",
    ],
  },
  [
    "Thank you. You expected an answer {promisedAhead}. Does that still look right to you?",
    "Thanks. You thought you’d know more {promisedAhead}; is that still the plan?",
  ],
  {
    warm: ["Thanks! How is it all going?", "Thank you. I was curious: how are things coming along?"],
    neutral: ["Thanks. How are things going on your side?", "Thank you. Where are you in the process?"],
    formal: ["Thank you. May I ask how matters stand?", "Thank you. May I ask where you are in the process?"],
  },
);

const keen = move(4, {
  warm: [
    "{?wants}I’m still so keen to join you.",
    "{?wants}I’d still love to do this job.",
    "{?wants}I’m as keen as I was that day.",
  ],
  neutral: [
    "{?wants}I’m still very interested.",
    "{?wants}I’d still be glad to do this job.",
    "{?wants}My interest is as strong as ever.",
  ],
  formal: [
    "{?wants}I remain very interested in the position.",
    "{?wants}I would still welcome the opportunity.",
    "{?wants}My interest in the position is unchanged.",
  ],
});

const spokenHook = move(1, [
  "I keep coming back to {hook.noun}.",
  "I often think of {hook.noun}.",
  "I keep thinking about {hook.wh}.",
  "I was glad to hear {hook.that}.",
  "I still remember that {hook.own}.",
  "One thing has stayed with me: {hook.loose}.",
]);

const help = move(5, [
  "If there’s anything I can send that would help, I’ll do it today.",
  "And if you need anything more from me, I’ll gladly send it.",
  "I’m happy to send a reference or a sample of my work, too.",
]);

const goodbye = move(0, [
  "Thanks for the update. Have a good day.",
  "Thank you for telling me. Have a good day.",
  "I’ll make a note of that. Thanks, and goodbye.",
]);

/** Whoever hears the message has heard nothing of the above: the role is named in full again. */
const voicemailHello = move(
  0,
  ["Voicemail: Hello {reader}, {sender} here, about {theWholeRole}."],
  ["Voicemail: Hello, {sender} here, about {theWholeRole}."],
  ["Voicemail: Hello {reader}, I’m calling about {theWholeRole}."],
  ["Voicemail: Hello, I’m calling about {theWholeRole}."],
);

const voicemail = move(0, [
  "I wondered how things stand, and I’ll try again another day. Thank you.",
  "I wanted to ask how it’s going, and will call again. Thank you.",
  "I’d be glad to hear how things look, and will ring again soon. Thank you.",
]);

/** Everything to say, the message for a machine included, stays within the limit. */
export const phone: Blueprint = {
  maxWords: 100,
  maxNoteWords: 12,
  subject: null,
  paragraphs: [
    paragraph(hello, about),
    paragraph(pause),
    paragraph(askBySpeech),
    paragraph(pause),
    paragraph(keen, spokenHook, help),
    paragraph(pause),
    paragraph(goodbye),
    paragraph(voicemailHello, voicemail),
  ],
};
