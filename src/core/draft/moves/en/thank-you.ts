import { type Blueprint, move, paragraph } from "../../phrasebook.ts";
import { close, forward, greet, hook, reflect, want } from "./shared.ts";

const subject = move(0, [
  "Thank you for {metPossessive} conversation",
  "Thank you for your time {met}",
  "Our conversation {met}: thank you",
  "Thank you for telling me about {theRole}",
  "Thank you for our conversation about {theRole}",
]);

const thank = move(
  0,
  {
    warm: [
      "Thank you so much for your time {met}! I really enjoyed talking with you about {theRole} at {company}.",
      "It was so good to meet you {met}. Thank you for giving me such a vivid picture of {theRole} and of {company}.",
      "Thanks for such an enjoyable conversation {met}. I came away wanting to know even more about {theRole} at {company}.",
      "I had a great time talking with you {met}; thank you for bringing {theRole} at {company} to life for me.",
      "Thank you for making time for me {met}, and for making it so easy to talk about {theRole} at {company}.",
      "What a good conversation we had {met}! Thank you for letting me in on what {theRole} at {company} is all about.",
    ],
    neutral: [
      "Thank you for taking the time to talk with me {met} about {theRole} at {company}.",
      "I enjoyed our conversation {met} about {theRole} at {company}, and I would like to thank you for it.",
      "Thank you for speaking with me {met}. I came away with a clear picture of {theRole} and of {company}.",
      "It was a pleasure to meet you {met} and to hear about {theRole} at {company}; thank you for the time you gave me.",
      "Many thanks for {metPossessive} conversation about {theRole} at {company}.",
      "I am grateful for the time you set aside {met} to tell me about {theRole} at {company}.",
    ],
    formal: [
      "Thank you for the opportunity to discuss {theRole} at {company} with you {met}.",
      "I would like to thank you for the time you gave me {met}, and for your account of {theRole} at {company}.",
      "I am writing to thank you for our conversation {met} regarding {theRole} at {company}.",
      "Please accept my thanks for the interview {met} and for the insight you gave me into {theRole} at {company}.",
      "It was a pleasure to speak with you {met}. Thank you for introducing me to {theRole} and to {company}.",
      "Allow me to thank you for the thoughtful conversation {met} about {theRole} at {company}.",
    ],
  },
  [
    "Thank you for our conversation about {theRole} at {company}.",
    "I enjoyed talking with you about {theRole} at {company}, and I would like to thank you for it.",
    "Thank you for taking the time to tell me about {theRole} at {company}.",
    "I am grateful for the time you set aside to speak with me about {theRole} at {company}.",
    "Many thanks for the good conversation we had about {theRole} at {company}.",
  ],
  [
    "Thank you for our conversation about {theRole}.",
    "I enjoyed talking with you about {theRole}, and I would like to thank you for it.",
    "Thank you for taking the time to tell me about {theRole}.",
    "I am grateful for the time you set aside to speak about {theRole} with me.",
    "Many thanks for the good conversation we had about {theRole}.",
  ],
);

const late = move(6, [
  "{?late}I am sorry that this reaches you only now.",
  "{?late}My thanks come a few days late, but they are no less sincere.",
  "{?late}I should have written sooner.",
  "{?late}Please forgive the delay in saying so.",
  "{?late}This ought to have been with you days ago.",
]);

const learned = move(3, [
  "I had not expected to hear {learned.that}.",
  "It was new to me {learned.that}.",
  "I was surprised, in the best way, to hear {learned.that}.",
  "I also learned {learned.that}.",
  "I was glad to learn about {learned.noun}.",
  "I had not expected {learned.noun}.",
  "I learned something from {learned.noun}.",
  "Another thing that surprised me was {learned.noun}.",
  "I was glad to learn {learned.wh}.",
  "I had not known {learned.wh}.",
  "I now understand {learned.wh}.",
  "I learned something new, too: {learned.own}.",
  "{^learned.own}. That was new to me.",
  "One thing came as a surprise: {learned.own}.",
  "I learned something new, too: {learned.loose}.",
  "One thing came as a surprise: {learned.loose}.",
  "I had not expected this: {learned.loose}.",
  "I wrote down “{learned.quote}”, because it was new to me.",
  "Under what surprised me I noted “{learned.quote}”.",
]);

const value = move(4, [
  "Like you, I set great store by {value.noun}.",
  "I care about {value.noun} as well.",
  "In my own work, too, I hold on to {value.noun}.",
  "I was glad to hear {value.that}; that matters to me as well.",
  "It matters to me as well {value.that}.",
  "It matters to me as well {value.wh}.",
  "{^value.wh} is something that matters to me, too.",
  "{^value.own}. That matters to me as well.",
  "We seem to think alike in one thing: {value.own}.",
  "There is one value I believe we share: {value.loose}.",
  "One thing seems to matter to us both: {value.loose}.",
  "We seem to set store by the same thing: {value.loose}.",
  "I made a note of “{value.quote}”, since it matters to me as well.",
  "“{^value.quote}” is something I believe in, too.",
]);

/** A problem of theirs; the sender's experience follows it. */
export const problem = move(2, [
  "You mentioned {problem.noun}.",
  "I have thought some more about {problem.noun}.",
  "We spoke of {problem.noun}.",
  "You mentioned {problem.that}.",
  "You explained {problem.that}.",
  "I have thought some more about {problem.wh}.",
  "We talked about {problem.wh}.",
  "You mentioned that {problem.own}.",
  "As I understood it, {problem.own}.",
  "You mentioned one problem in particular: {problem.loose}.",
  "We touched on something that is hard to get right: {problem.loose}.",
  "I have thought some more about one problem you mentioned: {problem.loose}.",
  "I wrote down one problem in your words: “{problem.quote}”.",
  "Among the problems ahead I noted “{problem.quote}”.",
]);

export const experience = move(
  2,
  [
    "{?problem}That is something I know from my own work: {experience.own}.",
    "{?problem}It reminded me of my own work: {experience.own}.",
    "{?problem}I have been close to that myself: {experience.own}.",
    "{?problem}I would bring something of my own to it: {experience.noun}.",
    "{?problem}I would bring {experience.noun} to it.",
    "{?problem}I would bring something of my own to it: {experience.loose}.",
    "{?problem}Here is what I could add from my own work: {experience.loose}.",
    "{?problem}I know a little about that: {experience.loose}.",
    "{?problem}In my own work it helped {experience.that}.",
    "{?problem}From my own work I know {experience.wh}.",
  ],
  [
    "{?unproblem}{^experience.own}, and I would like to put that to use for you.",
    "{?unproblem}One thing I would bring with me: {experience.own}.",
    "{?unproblem}I would bring {experience.noun} with me.",
    "{?unproblem}Something I would bring with me is this: {experience.loose}.",
    "{?unproblem}What I could contribute from my own work is this: {experience.loose}.",
    "{?unproblem}From my own work I know {experience.wh}.",
  ],
);

/** Speaks when there is no note at all to be personal by. */
const fit = move(2, [
  "{?untold}{?wants}The more I think about it, the more it looks like the work I want to do.",
  "{?untold}{?wants}Talking with you made it easy to picture myself in the job.",
  "{?untold}{?wants}What you told me is what I had hoped to hear.",
  "{?untold}{?wants}You gave me a good sense of the work, and it is work I would like to do well.",
  "{?untold}{?wants}I now know better what you are looking for, and I recognise myself in it.",
]);

const owed = move(3, [
  "You will have {owed} you asked for {owedWhen}.",
  "I will send you {owed} you asked for {owedWhen}.",
  "{^owed} you asked for will be with you {owedWhen}.",
]);

export const thankYou: Blueprint = {
  maxWords: 120,
  maxNoteWords: 28,
  subject,
  paragraphs: [
    paragraph(greet),
    paragraph(thank, late),
    { groups: [[hook, reflect], [learned], [value], [problem, experience], [fit]], rotates: true },
    paragraph(owed, want, forward),
    paragraph(close),
  ],
};

const cardThanks = move(0, {
  warm: [
    "Thank you so much for our conversation {met}!",
    "It was lovely to meet you {met}. Thank you!",
    "Thanks again for such a good talk {met}!",
    "A small card for a good conversation: thank you!",
    "I still enjoy thinking back to our talk {met}. Thank you!",
  ],
  neutral: [
    "Thank you for our conversation {met}.",
    "It was a pleasure to meet you {met}. Thank you.",
    "Thank you again for the time you gave me {met}.",
    "This card is a small thank-you for a good conversation.",
    "With this card I would like to say thank you for your time.",
  ],
  formal: [
    "Thank you for the interview {met}.",
    "Please accept my sincere thanks for the time you gave me {met}.",
    "I would like to thank you once more for our conversation {met}.",
    "It was a pleasure to make your acquaintance. Thank you for your time.",
    "May I thank you again for a most interesting conversation.",
  ],
});

const cardWish = move(3, [
  "{?wants}I would be glad to work with you at {company}.",
  "{?wants}I would like nothing better than to join {company}.",
  "{?wants}It would be a pleasure to be part of {company}.",
  "{?wants}I hope that we will work together at {company}.",
  "{?wants}Working with you at {company} would be a joy.",
]);

export const card: Blueprint = {
  maxWords: 60,
  maxNoteWords: 14,
  subject: null,
  paragraphs: [paragraph(greet), paragraph(cardThanks, hook, cardWish), paragraph(close)],
};
