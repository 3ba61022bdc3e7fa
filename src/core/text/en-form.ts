/** What the chat asks about an interview, the form around the questions, and what it says when that is saved. */
export const enForm = {
  // The fields: question, label, what works.
  "field.company.label": "Company",
  "field.company.question": "Which company?",
  "field.company.problem":
    "I need the company’s name in letters or digits, up to {max} characters, for example Acme.",
  "field.role.label": "Role",
  "field.role.question": "For which role?",
  "field.role.problem":
    "A role of up to {max} characters works here, for example Backend developer. You can also skip it.",
  "field.when.label": "When",
  "field.when.question": "When was it, or when is it?",
  "field.when.now": "It just ended",
  "field.when.today": "Today ({day})",
  "field.when.yesterday": "Yesterday ({day})",
  "field.when.time": "At what time on {day}?",
  "field.when.which": "Which one do you mean?",
  "field.when.only": "I did not understand all of that. If this is it, press it; if not, type it once more.",
  "field.when.problem":
    "I could not read a day in that. These work: yesterday 14:00, tomorrow at 10, 17 November 9:30, two days ago.",
  "field.when.impossible":
    "That date does not exist. These work: yesterday 14:00, tomorrow at 10, 17 November 9:30.",
  "field.when.far":
    "{day} is too far away: I look after interviews from the past year up to a year ahead. Try yesterday 14:00 or 17 November 9:30.",
  "field.when.until": "{start} to {end}",
  "field.people.label": "People",
  "field.people.question":
    "Whom did you meet? Names, with titles in brackets if you know them: Jane Doe (CTO) + Per Lund",
  "field.people.problem":
    "Names work here, up to ten, with titles in brackets: Jane Doe (CTO) + Per Lund. You can also skip it.",
  "field.promise.label": "Answer promised",
  "field.promise.question": "What did they say about answering?",
  "field.promise.week": "Within a week ({day})",
  "field.promise.two-weeks": "Within two weeks ({day})",
  "field.promise.friday": "By Friday ({day})",
  "field.promise.which": "Which day did they mean?",
  "field.promise.problem":
    "I could not read a day in that. These work: by Friday, in two weeks, between 1 and 10 December. If they said nothing, write “nothing”.",
  "field.promise.impossible":
    "That date does not exist. These work: by Friday, in two weeks, between 1 and 10 December.",
  "field.promise.early":
    "{day} is before the interview. Which day did they mean? For example: by Friday, in two weeks.",
  "field.promise.far": "{day} is more than a year away. These work: by Friday, in two weeks, end of January.",
  "field.promise.by": "by {day}",
  "field.promise.between": "between {from} and {to}",
  "field.channel.label": "Reach them by",
  "field.channel.question": "How do they prefer to be reached?",
  "field.channel.problem": "One of these works: e-mail, phone, post, LinkedIn. You can also skip it.",
  "channel.email": "E-mail",
  "channel.phone": "Phone",
  "channel.post": "Post",
  "channel.social": "LinkedIn or the like",
  "field.materials.label": "They asked for",
  "field.materials.question":
    "Did they ask you to send anything? With the day, if they named one: references by Thursday, portfolio",
  "field.materials.problem":
    "Up to ten short things work here, for example: references by Thursday, portfolio. If they asked for nothing, write “nothing”.",
  "field.materials.one": "{what} ({day})",
  "field.materials.morning": "{what} (by the next morning)",
  "field.hook.label": "Stayed with you",
  "field.hook.question":
    "One thing from the conversation that stayed with you? It makes the letters yours: their story about cutting onboarding to two weeks",
  "field.hook.problem": "A sentence or two works here, up to {max} characters. You can also skip it.",

  // The form around the fields.
  "form.back": "‹ Back",
  "form.skip": "Skip",
  "form.keep": "Keep it",
  "form.clear": "Leave it empty",
  "form.rest": "Skip the rest",
  "form.cancel": "Cancel",
  "form.save": "Save",
  "form.edit": "Edit",
  "form.done": "‹ Done",
  "form.summary": "Is this right?",
  "form.edit-title": "What shall I change?",
  "form.unplaced": "I did not know where to put: {parts}. Add it with Edit if it matters.",
  "form.press-or-type": "Press Save if this is right, or Edit to change something.",
  "form.press-field": "Press what you want to change, or type its name.",
  "form.you-wrote": "You wrote “{part}”.",
  "form.so-far": "So far: {value}",
  "form.end-assumed": "I took it that it lasted an hour. If not: Edit, When, and for example 14:00-15:30.",
  "form.closed-meanwhile":
    "{what} was closed meanwhile, so I cannot save this now. Open it again from the list, and then Save; your changes are kept until then.",
  "form.cancelled": "Cancelled; nothing was saved. /interview begins again whenever you like.",
  "form.unchanged": "Nothing was changed.",
  "form.continue": "You were logging {what}. Here is where we stopped.",
  "form.continue-edit": "You were changing {what}. Here is where we stopped.",
  "form.first":
    "You are still logging {what}. Save or cancel that first; the button you pressed works afterwards as well.",
  "form.first-edit":
    "You are still changing {what}. Save or cancel that first; the button you pressed works afterwards as well.",
  "form.unnamed": "an interview",
  "form.unfinished": "You are still logging {what}. Go on with it, or leave it and begin a new one?",
  "form.unfinished-edit":
    "You are still changing {what} and have not saved it. Go on with it, or leave it as it was and log the new one?",
  "form.go-on": "Go on",
  "form.leave-edit": "Log the new one",
  "form.begin-new": "Begin a new one",
  "form.old-button": "That button belongs to an earlier question. Here is the one I am asking now.",
  "form.no-question": "That question is answered already. {interviews} shows what I have kept.",
  "form.too-long":
    "That is {count} characters, more than I can take in at once. Up to {max} work. Nothing from before is lost.",
  "form.unreadable":
    "I can only read text so far, no pictures, stickers or voice messages. Please type it; nothing is lost.",
  "form.empty": "I could not see any words in that. Please type the answer, or press a button.",
  "form.none": "—",

  // After saving.
  "saved.title": "Saved: {what}",
  "saved.changed": "Changed: {what}",
  "saved.next": "What comes next:",
  "saved.nothing": "Nothing is left to do here.",
  "saved.now": "now",
  "saved.late": "It was a while ago, so I left out what is too late: {steps}.",
  "saved.promise": "I will write to you at the right time; nothing goes to them without you.",
} as const;
