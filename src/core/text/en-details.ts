/** What the chat asks about an interview beyond who, when and where: before it, right after it, and in Details. */
export const enDetails = {
  // Before an interview.
  "field.people.ahead":
    "Whom will you meet, if you know? Names, with titles in brackets: Jane Doe (CTO) + Per Lund",
  "field.when.tomorrow": "Tomorrow ({day})",
  "form.end-assumed-ahead":
    "I take it that it lasts an hour. If not: Edit, When, and for example 14:00-15:30.",
  "saved.before": "Before it:",
  "saved.after": "After it:",

  // The checklist.
  "card.starts": "It starts",
  "prepare.title": "To have with you, and to leave with:",
  "prepare.references-ready": "Your references know that they may be asked, and you have their details.",
  "prepare.collect-people": "Note the name and title of everybody you meet, reception included.",
  "prepare.ask-next-step": "Ask what the next step is, and when a second interview might be.",
  "prepare.ask-decision-date": "Ask when they will decide.",
  "prepare.ask-best-channel": "Ask how they are best reached: e-mail, phone or post.",
  "prepare.say-you-want-it": "Before you go, thank them and say that you want this job.",
  "button.ready": "All set",
  "button.moved": "It moved",
  "button.cancelled": "It was cancelled",

  // Looking back.
  "debrief.questions":
    "Whom did you meet? What did they promise, and by when? Did they ask for anything? How did it go? What stayed with you? Each can be left out.",
  "debrief.early": "The interview is still to come. When it is over, {when}, I ask how it went.",
  "button.tell": "Tell me",
  "debrief.adds": "I know already: {value}. What you write comes on top.",
  "debrief.summary": "This is what I take down. Is it right?",
  "debrief.nothing": "Nothing new to take down. Save, and I leave it at that.",
  "debrief.saved": "Taken down: {what}",
  "form.unfinished-debrief":
    "You are still busy with {what}, which is not saved. Go on with it and leave what you have just sent, or leave it and take what you sent?",
  "form.take-debrief": "Take what I sent",

  // Details.
  "button.details": "Details",
  "form.details-title": "Details",
  "form.details-how": "Say what you know; the plan follows.",
  "field.feeling.label": "It went",
  "field.feeling.question": "How did it go?",
  "field.feeling.problem": "One of these works: well, so-so, badly. You can also skip it.",
  "feeling.well": "Well",
  "feeling.ok": "So-so",
  "feeling.badly": "Badly",
  "field.wantsJob.label": "You want the job",
  "field.wantsJob.question": "Do you want this job?",
  "field.invitedToCall.label": "Invited to call",
  "field.invitedToCall.question": "Did they invite you to call?",
  "field.salesLike.label": "Boldness counts",
  "field.salesLike.question": "Is it a job of which boldness is a part, such as sales?",
  "field.yes-no.problem": "Yes or no works here.",
  "field.culture.label": "The firm is",
  "field.culture.question": "What are the firm’s manners?",
  "field.culture.problem": "One of these works: modern, traditional, unknown.",
  "culture.modern": "Modern",
  "culture.traditional": "Traditional",
  "culture.unknown": "Hard to say",
  "field.waitUntil.label": "Wait until",
  "field.waitUntil.question": "Did they ask you to wait before you get in touch? Until when?",
} as const;
