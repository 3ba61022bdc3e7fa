import { type Blueprint, move, paragraph } from "../../phrasebook.ts";
import { close, greet, hookAgain } from "./shared.ts";

const forTheNews = move(
  0,
  {
    warm: [
      "Thank you for letting me know about {theRole} at {company}. I would be lying if I said I was not sorry, but I really enjoyed getting to know you.",
      "Thanks for telling me how you have decided about {theRole} at {company}. It is a pity, of course, and still I am glad that we talked.",
      "Thank you for your message about {theRole} at {company}. I had hoped for another answer, and I am still happy that we met.",
    ],
    neutral: [
      "Thank you for letting me know how you have decided about {theRole} at {company}. I am sorry that it did not work out, and grateful for the time you gave me.",
      "Thank you for your message about {theRole} at {company}. Naturally I had hoped for another answer, but I am glad that we spoke.",
      "Thank you for telling me about your decision on {theRole} at {company}. Although it is a disappointment, I valued our conversation.",
    ],
    formal: [
      "Thank you for informing me of your decision regarding {theRole} at {company}. While I regret the outcome, I am grateful for your time and consideration.",
      "I am grateful to you for letting me know of your decision on {theRole} at {company}. Although I had hoped for a different result, I appreciated our conversation.",
      "Thank you for your message concerning {theRole} at {company}. I accept your decision with regret and with thanks for the time you gave me.",
    ],
  },
  ["Thank you for letting me know how you have decided, and for the time you gave me."],
);

const keepInMind = move(1, [
  "If another opening comes up where I might fit, I would be glad to hear from you.",
  "Please think of me should something similar come up later; I would be glad to talk again.",
  "Should a place open up that suits me better, I would be happy to be asked.",
]);

const wish = move(2, {
  warm: [
    "I wish you and your new colleague the very best of starts.",
    "All the best to you and the whole team!",
    "I hope it all goes wonderfully, for you and for the person you chose.",
  ],
  neutral: [
    "I wish you and your new colleague a good start.",
    "All the best to you and the team.",
    "I wish you every success with the person you have chosen.",
  ],
  formal: [
    "I wish you and your new colleague every success.",
    "Please accept my best wishes for your further work.",
    "I wish you and your team all the best for the future.",
  ],
});

export const gracefulReply: Blueprint = {
  maxWords: 120,
  maxNoteWords: 24,
  subject: move(0, [
    "Thank you for letting me know",
    "Thank you for your message",
    "Your decision on {theRole}",
  ]),
  paragraphs: [
    paragraph(greet),
    paragraph(forTheNews, hookAgain),
    paragraph(keepInMind),
    paragraph(wish),
    paragraph(close),
  ],
};

const askWhy = move(0, {
  warm: [
    "May I ask you one favour? I would love to know what I could do better next time, and one honest sentence is plenty.",
    "One thing would really help me: what would have made me the right person for you? Please be as frank as you like.",
    "If you have a minute, what is the one thing you would advise me to work on? A single line is plenty.",
  ],
  neutral: [
    "May I ask what tipped the scales? One honest sentence would help me a good deal.",
    "If you can spare a minute, what should I work on before I apply for something similar? A single line is enough.",
    "What would have made my application stronger? I would be grateful for a frank word, however short.",
  ],
  formal: [
    "May I ask on which points my application fell short? Even a brief remark would be of value to me.",
    "Would you be willing to tell me briefly what I could improve? I would treat your answer as the advice it is.",
    "Could you tell me in a sentence what decided the matter? It would help me to prepare better in future.",
  ],
});

const noContest = move(1, [
  "I do not mean to question the decision; I would simply like to learn from it.",
  "This is not meant to reopen anything, only to help me learn.",
  "The decision stands, of course; I only want to make good use of it.",
]);

export const askFeedback: Blueprint = {
  maxWords: 120,
  maxNoteWords: 22,
  subject: move(0, ["A word of advice", "Thank you, and one question", "One question about {theRole}"]),
  paragraphs: [
    paragraph(greet),
    paragraph(forTheNews, hookAgain),
    paragraph(askWhy, noContest),
    paragraph(wish),
    paragraph(close),
  ],
};

const thinkBack = move(
  0,
  [
    "I like to think back to our conversation {met} about {theRole} at {company}.",
    "We spoke {met} about {theRole} at {company}, and I remember that conversation fondly.",
    "Thank you again for our conversation {met} about {theRole} at {company}.",
  ],
  [
    "I like to think back to our conversation about {theRole}.",
    "We spoke about {theRole}, and I remember that conversation fondly.",
    "Thank you again for our conversation about {theRole}.",
  ],
);

const refer = move(0, {
  warm: [
    "I am still looking for work of this kind. Does anybody come to mind whom I should talk to? A name is all I need.",
    "As I am looking around further: is there someone you know for whom I might be useful? I would be so grateful for a hint.",
    "If you hear of a team that is looking for someone like me, I would love to know.",
  ],
  neutral: [
    "I am looking for similar work elsewhere. Is there anyone in your field whom you would advise me to contact?",
    "As I continue my search, do you know of a team where I might be useful? A name would already help.",
    "Should you hear of an opening elsewhere that might suit me, I would be glad of a hint.",
  ],
  formal: [
    "As I am continuing my search, might you know of someone in your field whom I could approach?",
    "Should you learn of a suitable opening elsewhere, I would be most grateful for a word.",
    "I would be grateful if you could name anyone for whom my experience might be of interest.",
  ],
});

const easyNo = move(1, [
  "If nobody comes to mind, that is perfectly all right.",
  "If not, please think nothing of it.",
  "I know that this is a favour, and I will understand if it does not suit.",
]);

export const referral: Blueprint = {
  maxWords: 120,
  maxNoteWords: 22,
  subject: move(0, ["A small favour", "A request for a hint", "Who else I might talk to"]),
  paragraphs: [paragraph(greet), paragraph(thinkBack, hookAgain), paragraph(refer, easyNo), paragraph(close)],
};

const askAgain = move(0, {
  warm: [
    "I wondered whether anything new has opened up with you since then; I would love to talk again.",
    "How have things been, and is there perhaps something new that I might fit? I would be so happy to hear.",
    "If there is something new on your side where I could help, I would love to hear about it.",
  ],
  neutral: [
    "Has anything opened up since then where I might be of use? I would be glad to talk again.",
    "I would like to ask whether there are openings now for which I could be considered.",
    "If a place has opened up in the meantime, I would be glad to hear about it.",
  ],
  formal: [
    "May I ask whether any suitable opening has arisen since then?",
    "I would be grateful to know whether you are at present looking for someone with my background.",
    "Should a position be open at present, I would welcome the chance to speak with you again.",
  ],
});

export const lookAgain: Blueprint = {
  maxWords: 120,
  maxNoteWords: 24,
  subject: move(
    0,
    ["Picking up our conversation", "Back in touch about {company}", "New openings at {company}"],
    ["Picking up our conversation"],
  ),
  paragraphs: [paragraph(greet), paragraph(thinkBack, hookAgain), paragraph(askAgain), paragraph(close)],
};
