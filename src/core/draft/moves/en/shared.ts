import { move } from "../../phrasebook.ts";

/** Moves that several kinds of English texts have in common. */

export const greet = move(
  0,
  { warm: ["Hi {reader},"], neutral: ["Dear {reader},"], formal: ["Dear {reader},"] },
  { warm: ["Hello,"], neutral: ["Hello,"], formal: ["Dear hiring team,"] },
);

export const close = move(
  0,
  {
    warm: ["Best wishes,\n{sender}", "Warm regards,\n{sender}", "All the best,\n{sender}"],
    neutral: ["Kind regards,\n{sender}", "Best regards,\n{sender}", "With kind regards,\n{sender}"],
    formal: ["Yours sincerely,\n{sender}", "Sincerely,\n{sender}", "With best regards,\n{sender}"],
  },
  {
    warm: ["Best wishes", "Warm regards", "All the best"],
    neutral: ["Kind regards", "Best regards", "With kind regards"],
    formal: ["Yours sincerely", "Sincerely", "With best regards"],
  },
);

/** What stayed with the sender, in the frame that fits the note's shape. */
export const hook = move(1, [
  "I keep coming back to {hook.noun}.",
  "What has stayed with me most is {hook.noun}.",
  "Ever since, I have been thinking about {hook.noun}.",
  "The part I remember best is {hook.noun}.",
  "One thing I took away with me is {hook.noun}.",
  "It has stayed with me {hook.that}.",
  "What I remember best is {hook.that}.",
  "I was glad to hear {hook.that}.",
  "I keep thinking about one detail: {hook.that}.",
  "One thing I took away with me is {hook.that}.",
  "I keep thinking about {hook.wh}.",
  "What has stayed with me most is {hook.wh}.",
  "Ever since, I have been thinking about {hook.wh}.",
  "I find myself coming back to {hook.wh}.",
  "One thing I took away with me is {hook.wh}.",
  "{^hook.own}. I have thought of that more than once since.",
  "{^hook.own}, and I have thought back to it since.",
  "{^hook.own}. That has stayed with me.",
  "{^hook.own}. It is one of the things I took away with me.",
  "One thing in particular has stayed with me: {hook.loose}.",
  "There is one thing I keep coming back to: {hook.loose}.",
  "I took one thing away with me above all: {hook.loose}.",
  "One detail has been on my mind ever since: {hook.loose}.",
  "If I had to name what I remember best, it would be this: {hook.loose}.",
  "In my notes from {metName} I wrote “{hook.quote}”, and I keep coming back to it.",
  "Afterwards I wrote down “{hook.quote}”, and it has stayed with me.",
  "One line in my notes has stayed with me: “{hook.quote}”.",
  "My notes from our conversation say “{hook.quote}”, and I have come back to that line since.",
  "I made a note of one thing in particular: “{hook.quote}”.",
]);

/** The same, some time after the talk. */
export const hookAgain = move(1, [
  "I still often think of {hook.noun}.",
  "I keep coming back to {hook.noun}.",
  "What I remember best is {hook.noun}.",
  "Of everything we talked about, I most often think of {hook.noun}.",
  "I still like the fact {hook.that}.",
  "What I remember best is {hook.that}.",
  "It has stayed with me {hook.that}.",
  "I still often think of {hook.wh}.",
  "I keep coming back to {hook.wh}.",
  "What I remember best is {hook.wh}.",
  "{^hook.own}, and I still think of it.",
  "{^hook.own}; I have not forgotten it.",
  "{^hook.own}, and it has stayed with me.",
  "One thing has stayed with me since then: {hook.loose}.",
  "I keep coming back to one thing: {hook.loose}.",
  "If I had to name what I remember best, it would be this: {hook.loose}.",
  "My notes from {metName} say “{hook.quote}”, and I keep coming back to that line.",
  "One line in my notes has stayed with me: “{hook.quote}”.",
  "I made a note of “{hook.quote}” at the time, and I still think of it.",
]);

/** What the sender makes of it; fits after a note of any kind. */
export const reflect = move(7, [
  "{?hookTold}{?wants}It told me a good deal about the people I would be working with.",
  "{?hookTold}{?wants}It gave me a good feeling about working with you.",
  "{?hookTold}No job advert could have told me that.",
  "{?hookTold}I liked what it said about the way you work.",
  "{?hookTold}That alone made the conversation worth having.",
  "{?hookTold}It made me want to know more.",
]);

/** That the sender wants to do the work; left out when they do not. */
export const want = move(2, {
  warm: [
    "{?wants}I would love to do this job.",
    "{?wants}I would be so glad to join you.",
    "{?wants}This is a job I would be happy to get up for.",
    "{?wants}I would really enjoy working with you and the team.",
    "{?wants}I came away with one clear thought: I want to do this.",
  ],
  neutral: [
    "{?wants}I would be glad to do this work with you.",
    "{?wants}This is a job I would like to have.",
    "{?wants}I would very much like to be part of {company}.",
    "{?wants}I am more interested now than I was before we spoke.",
    "{?wants}I would gladly take this on.",
  ],
  formal: [
    "{?wants}I would welcome the opportunity to contribute to {company}.",
    "{?wants}I remain strongly interested in {theRole}.",
    "{?wants}Our conversation has confirmed my wish to work for you.",
    "{?wants}It would be a privilege to take on this work.",
    "{?wants}I should be very glad to be considered further.",
  ],
});

/** What comes next, by what was promised. */
export const forward = move(
  4,
  {
    warm: [
      "I look forward to hearing from you {promisedAhead}.",
      "You thought there would be news {promisedAhead}, and I am already looking forward to it.",
      "It will be lovely to hear from you {promisedAhead}.",
      "You expected to know more {promisedAhead}, so I will look out for your message.",
      "I am excited to hear your decision {promisedAhead}.",
    ],
    neutral: [
      "I look forward to hearing from you {promisedAhead}.",
      "You expected to have an answer {promisedAhead}, and I will be glad to have it.",
      "You mentioned that there would be news {promisedAhead}; I will look out for it.",
      "I am looking forward to your answer {promisedAhead}.",
      "As you expected to decide {promisedAhead}, I will keep an eye on my inbox.",
    ],
    formal: [
      "I look forward to hearing from you {promisedAhead}.",
      "You indicated that a decision would be made {promisedAhead}, and I await it with interest.",
      "I await your reply {promisedAhead} with great interest.",
      "As you expected to reach a decision {promisedAhead}, I shall look out for your reply.",
      "I understand that I may expect your answer {promisedAhead}, and I look forward to receiving it.",
    ],
  },
  {
    warm: [
      "I look forward to hearing from you.",
      "I am curious to hear how things go on.",
      "If anything else comes to mind, just let me know.",
      "I am looking forward to whatever comes next.",
      "Do get in touch if there is more you would like to know.",
    ],
    neutral: [
      "I look forward to hearing from you.",
      "If there is anything else you would like to know, I am happy to answer.",
      "I am looking forward to the next step.",
      "Should any question come up, you can reach me at any time.",
      "I look forward to hearing what you decide.",
    ],
    formal: [
      "I look forward to hearing from you.",
      "Should you require any further information, I shall be pleased to provide it.",
      "I await your reply with interest.",
      "I would be pleased to answer any further questions you may have.",
      "I look forward to learning of your decision.",
    ],
  },
);
