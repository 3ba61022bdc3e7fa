import { enCards } from "./en-cards.ts";
import { enConsole } from "./en-console.ts";
import { enDetails } from "./en-details.ts";
import { enDiscord } from "./en-discord.ts";
import { enForm } from "./en-form.ts";
import { enPlan } from "./en-plan.ts";
import { enPlaybook } from "./en-playbook.ts";
import { enSlack } from "./en-slack.ts";

/** Every sentence a user reads in English, in ICU message syntax. Drafts are not messages and live apart. */
export const en = {
  ...enPlaybook,
  ...enPlan,
  ...enCards,
  ...enForm,
  ...enDetails,
  ...enConsole,
  ...enDiscord,
  ...enSlack,

  // Commands, as platforms list them.
  "command.start": "What Afterword does, and how to begin",
  "command.interview": "Log an interview, before it or after it",
  "command.interviews": "All your interviews and what comes next",
  "command.next": "What is due now",
  "command.draft": "Words for what is due next",
  "command.settings": "Time zone, waking hours, pace",
  "command.cancel": "Stop the question I am asking",
  "command.help": "What I can do",

  // First contact and help.
  "start.title": "Hello, I’m Afterword",
  "start.text":
    "Tell me about a job interview in half a minute. From then on the right thing to do reaches you on the right day, at an hour that suits you, with the words ready. Nothing is ever sent to an employer by me: I remind and draft, you send.",
  "start.how": "Type /interview to begin, before an interview or after it. In one line works too:",
  "start.example":
    "/interview Acme, Backend developer, yesterday 14:00, Jane Doe (CTO) + Per Lund, decision by Friday",
  "help.title": "What I can do",
  "help.buttons":
    "Buttons keep working for months. Whatever you have typed is kept until you save or cancel it.",
  "button.log": "Log an interview",
  "button.list": "My interviews",
  "button.next": "What is due",
  "button.help": "Help",

  // Time zone and settings.
  "zone.question":
    "Where are you? A city, a time zone, or the time on your clock, so that I reach you at the right hour.",
  "zone.confirm": "{zone}: your time should be {time}. Is that right?",
  "zone.which": "Which one is it? Your time should be one of these.",
  "zone.choice": "{zone}: {time}",
  "zone.problem":
    "I do not know that place or zone. These work: Stockholm, Europe/Berlin, New York, or your time now, such as 16:20.",
  "zone.saved": "Good: {zone}, your time is {time}.",
  "button.yes": "Yes",
  "button.no": "No",
  "settings.title": "Settings",
  "settings.zone": "Time zone",
  "settings.zone-value": "{zone}, your time is {time}",
  "settings.zone-none": "not known yet",
  "settings.waking": "Waking hours",
  "settings.waking-value": "{from} to {to}",
  "settings.waking-question": "Between which hours may I write to you? For example 08:00 to 21:00.",
  "settings.waking-problem":
    "Two times of one day work here, at least four hours apart, for example 08:00 to 21:00.",
  "settings.pace": "Pace",
  "settings.signature": "You sign as",
  "settings.saved": "Done. Your reminders follow the new settings.",
  "pace.gentle": "Gentle",
  "pace.standard": "Standard",
  "pace.persistent": "Persistent",
  "pace.gentle.what": "Gentle: without a promised day I wait two weeks.",
  "pace.standard.what": "Standard: without a promised day I wait one week.",
  "pace.persistent.what": "Persistent: one week as well.",
  "settings.current": "{name} ✓",

  // Steps.
  "step.prepare": "Prepare",
  "step.debrief": "Look back",
  "step.thank-you": "Thank {person}",
  "step.thank-you.all": "Say thank you",
  "step.materials": "Send {item}",
  "step.card": "Send {person} a card",
  "step.call": "Call them",
  "step.check-in": "Check in",
  "step.follow-up-1": "Follow up",
  "step.follow-up-2": "Follow up once more",
  "step.move-on": "Move on?",
  "step.graceful-reply": "Reply to the no",
  "step.ask-feedback": "Ask for feedback",
  "step.keep-in-touch": "Keep in touch",

  // The reminder card.
  "card.interview": "Interview",
  "card.why": "Why now",
  "card.when": "When",
  "card.by": "By",
  "card.deadline": "Deadline",
  "card.deadline-value": "{when}, {distance}",
  "card.deadline-passed": "{when}: a little late is better than never",
  "now.thank-you": "The interview was {distance}; thanks are best within 24 hours.",
  "now.thank-you.late": "The interview was {distance}. Late thanks still count.",
  "now.materials": "They asked for it and should have it by {day}.",
  "now.materials.late": "They asked for it by {day}. Better late than never.",
  "now.follow-up-1.promised": "They said “{words}”; {day} has passed without an answer.",
  "now.follow-up-1.day": "They promised an answer by {day}; it has passed.",
  "now.follow-up-1.open": "No date was named, and the interview was {distance}.",
  "now.follow-up-2": "You wrote {distance} and have heard nothing.",
  "now.move-on":
    "You wrote {count, plural, =0 {no follow-up} one {one follow-up} other {# follow-ups}} and have heard nothing. It is fair to let go, or to give it one more week.",
  "then.follow-up-1.day": "{when}, if nothing has come after the promised day, {day}.",
  "then.follow-up-1.open": "{when}, if nothing has come by then; no date was named.",
  "then.silence": "{when}, if nothing has come by then.",
  "then.other": "{when}.",
  "button.draft": "Draft",
  "button.sent": "Mark sent",
  "button.snooze": "Snooze",
  "button.replied": "They replied",
  "button.more": "More",
  "button.skip": "Skip",
  "button.lost": "Job lost",
  "button.why": "Why?",
  "button.edit": "Edit",
  "button.back": "‹ Back",
  "button.undo": "Undo",
  "button.close": "Close it",
  "button.one-more-week": "One more week",
  "card.sent": "✓ Marked as sent {when}",
  "card.skipped": "Skipped {when}",
  "card.snoozed": "Comes back {when}",
  "card.closed": "Closed: {outcome}",
  "card.then": "Next: {step}, {when}.",
  "card.then-nothing": "Nothing else is planned for this interview.",
  "card.untouched": "{step} stays {when}.",
  "card.old": "That card was out of date; this is how it stands.",
  "card.closed-already":
    "{company} is closed, so nothing is left to do here. You can open it again if that was a mistake.",
  "card.already": "That is done already; nothing was changed.",
  "card.unknown": "I do not know that button, or it is not yours. {next} shows what is due.",
  "card.undone": "Undone.",
  "card.undo-late": "Too much has happened since to undo that. {interviews} shows how it stands.",

  // Discreet mode, and the page of our own.
  "discreet.due": "1 thing is due.",
  "discreet.show": "Show it",
  "discreet.caution":
    "One word of caution: whoever runs this workspace, your employer perhaps, may be able to read what is written here. So my reminders only say that something is due, and tell the rest when you press Show it.",
  "discreet.turn-off": "Say it all at once",
  "settings.discreet": "Discreet reminders",
  "settings.discreet-on": "on: a reminder only says that something is due",
  "settings.discreet-off": "off: a reminder says what is due at once",
  "settings.discreet-saved": "Done.",
  "settings.turn-discreet-on": "Turn discreet on",
  "settings.turn-discreet-off": "Turn discreet off",
  "home.due": "Due now",
  "home.nothing-due": "Nothing is due now.",
  "button.settings": "Settings",
  "button.due": "{count, plural, one {Show what is due} other {Show all # that are due}}",

  // Snooze.
  "snooze.title": "When shall I come back?",
  "snooze.evening": "This evening ({time})",
  "snooze.tomorrow": "Tomorrow {time}",
  "snooze.working-day": "Next working day ({day})",
  "snooze.three-days": "In 3 days ({day})",
  "snooze.pick": "Pick a time",
  "snooze.question": "When shall I come back to this? For example tomorrow 10:00, or Monday at 9.",
  "snooze.problem": "I could not read a time in that. These work: tomorrow 10:00, Monday at 9, in 2 hours.",
  "snooze.past": "That time has passed. These work: tomorrow 10:00, Monday at 9, in 2 hours.",
  "snooze.far": "That is too far away; up to a year works. For example tomorrow 10:00, or Monday at 9.",
  "snooze.done": "Moved to {when}.",
  "snooze.later": "You asked for {asked}, but it was not planned before {when}, so it comes then.",
  "snooze.deadline": "Mind the deadline: it passes {when}, before I come back.",
  "snooze.enough": "You have put this off {count} times. Would you rather skip it, or is the job lost?",

  // They replied.
  "replied.title": "Good to hear. What did they say?",
  "replied.new-date": "A new date",
  "replied.next-round": "Next round",
  "replied.asked": "They asked for something",
  "replied.offer": "An offer",
  "replied.rejected": "A no",
  "replied.date-question": "When will they answer now? For example by Friday, or in two weeks.",
  "replied.date-none": "Noted: no new date.",
  "replied.moved": "{step} moved from {from} to {to}.",
  "replied.rest-stays": "Everything else stays as it was.",
  "replied.nothing-moved": "Nothing that was planned before has moved.",
  "replied.date-past":
    "{day} has passed already. When will they answer now? For example by Friday, or in two weeks.",
  "replied.date-saved": "Noted: an answer {promise}.",
  "replied.asked-question": "What did they ask for? With the day, if they named one: references by Thursday",
  "replied.asked-past":
    "{day} has passed already. What did they ask for, and by when? For example references by Thursday.",
  "replied.asked-saved": "Noted: {items}.",
  "replied.asked-done":
    "{item}: you have dealt with that already. If they want it once more, give it another name, for example {item} again.",
  "outcome.replied": "they replied",
  "outcome.next-round": "next round",
  "outcome.offer": "an offer",
  "outcome.lost": "job lost",
  "outcome.closed": "closed",
  "closed.next-round": "Congratulations on the next round at {company}!",
  "closed.offer": "An offer from {company}: congratulations!",
  "closed.lost": "I am sorry about {company}.",
  "closed.closed": "{company} is closed.",
  "closed.count":
    "{count, plural, =0 {No reminder was open.} one {Closed # reminder.} other {Closed # reminders.}}",
  "closed.undone":
    "{company} is open again. {count, plural, =0 {Nothing is planned.} one {# reminder is back.} other {# reminders are back.}}",
  "closed.next-offer": "When you know its date, log it here. Company, role and people are filled in already.",
  "button.log-next": "Log the next interview",

  // Drafts.
  "draft.title": "Draft: {step}",
  "draft.subject": "Subject: {subject}",
  "draft.another": "Another version",
  "draft.none": "I have no words for this step; it needs none.",
  "draft.copy": "Copy it, change what you like, and send it yourself. Then press {button}.",
  "draft.by-hand": "Write it on a card by hand, and post it yourself. Then press {button}.",
  "draft.say": "Lines to say, with room for their answers. Then press {button}.",
  "signature.question": "How do you sign your letters? I put your name under the draft.",
  "signature.problem": "A name of up to {max} characters works here, for example Maya Brandt.",
  "signature.saved": "I will sign your letters as {name}.",

  "draft.file": "As e-mail file",
  "draft.file-how":
    "Open the file, and your mail program shows it as a message not sent yet. Put in the address, change what you like, and send it yourself. Then press {button}.",
  "draft.edit": "Change it",
  "draft.edit-question":
    "Send me the text the way you want it, and I look it over. The draft I wrote stays above.",
  "draft.edited": "Your text: {step}",
  "draft.clean": "I found nothing to mend in it.",

  // Lists.
  "list.title": "Your interviews",
  "list.empty": "No interviews yet. /interview logs the first.",
  "list.overdue": "Overdue",
  "list.today": "Today",
  "list.week": "This week",
  "list.later": "Later",
  "list.waiting": "Nothing planned",
  "list.closed": "Closed",
  "list.row": "{what}: {step}, {when}",
  "list.row-more": "{what}: {step}, {when}, and {count} more",
  "list.row-idle": "{what}",
  "list.row-closed": "{what}: {outcome}, {day}",
  "list.more": "And {count, plural, one {# more} other {# more}}.",
  "list.next-page": "More ›",
  "list.previous-page": "‹ Back",
  "interview.reopen": "Open again",
  "next.empty": "Nothing is waiting. /interview logs an interview.",
  "next.nothing-due": "Nothing is due now.",
  "next.upcoming": "Next: {step} for {what}, {when}.",
  "next.more": "{count, plural, one {One more thing is due.} other {# more things are due.}}",
  "next.show-more": "Show more",

  // Everything else.
  "unknown.command": "I do not know {command}.",
  "unknown.suggest": "Did you mean {command}?",
  "unknown.help": "{help} shows what I can do.",
  "cancel.nothing": "I am not asking anything right now, so there was nothing to cancel.",
  "unknown.text":
    "I am not asking anything right now, so I did not know what to do with that. /interview logs an interview, {next} shows what is due.",
  "fault.text":
    "Something went wrong on my side. It was not your fault, and nothing you told me is lost. Please try again in a moment. (Reference {id})",
  "delivery.repeated": "↻ You may see this twice: the connection broke while it was being sent. Both work.",
  "digest.title": "{count, plural, one {# thing is due} other {# things are due}}",
  "missed.reminders":
    "{count, plural, one {One reminder has} other {# reminders have}} waited for you: I could not get through to you.",
  "missed.answers":
    "{count, plural, one {One answer of mine} other {# answers of mine}} did not get through to you. What you told me is kept; please ask again.",
} as const;
