/** The cards of the steps that come later on: why now, what to do, and what became of it. */
export const enCards = {
  "now.prepare": "The interview is {distance}.",
  "now.debrief": "The interview is over, and all of it is still fresh.",
  "now.card": "The interview was {distance}; a card written by hand pleases most a few days later.",
  "now.call": "Your thanks went out {distance}; two or three days later is a good time to call.",
  "now.check-in":
    "They meant to answer by {day}, which is a while yet. A short word keeps you in their minds.",
  "now.check-in.open": "The wait is long. A short word keeps you in their minds.",
  "now.graceful-reply": "The job was lost {distance}. A friendly last word leaves the door open.",
  "now.ask-feedback": "The job was lost {distance}. The reason is worth having, and asking costs little.",
  "now.keep-in-touch":
    "The job was lost {distance}. Look at what they are hiring for now, and write if something fits.",
  "card.hours": "Quiet hours",
  "card.hours-value": "{hours} by their clock",
  "card.done": "✓ Done {when}",
  "button.script": "What to say",
  "button.done": "Done",
  "button.sent-at": "Sent at another time",
  "button.done-at": "Done at another time",
  "replied.wait": "Asked me to wait",
  "replied.friendly": "Only a friendly word",
  "replied.wait-question": "Until when did they ask you to wait? For example until Monday, or in two weeks.",
  "replied.wait-week": "A week ({day})",
  "replied.wait-two-weeks": "Two weeks ({day})",
  "replied.wait-month": "A month ({day})",
  "replied.wait-problem":
    "I could not read a day within a year in that. These work: until Monday, in two weeks, 10 December.",
  "replied.wait-past": "{day} is not ahead. Until when did they ask you to wait? For example until Monday.",
  "replied.wait-saved": "Noted: until {day} nothing goes to them but thanks and what they asked for.",
  "closed.replied":
    "Noted: {company} wrote back and settled nothing, so I stop asking after it. When they name a day or ask for something, tell me with They replied.",
  "replied.undone":
    "You are waiting for {company} again. {count, plural, =0 {No reminder came back with that.} one {# reminder is back.} other {# reminders are back.}}",
  "card.answered": "They replied; I have stopped asking.",
  "card.answered-already":
    "{company} has answered, so this is not needed any more. They replied, under the interview, takes what comes next.",
  "letter.next-round": "Words for an answer",
  "letter.offer": "Words of thanks",
  "letter.lost": "Ask for a referral",
  "letter.copy": "Copy it, change what you like, and send it yourself.",
  "closed.offer-words": "A word of thanks goes well with it, whatever you decide.",
  "interview.ask-again": "Ask after it again",
  "list.ended": "{what} ({outcome})",
  "changed.dropped": "No longer planned: {steps}.",
  "changed.added": "New: {steps}.",
  "changed.step": "{step} ({when})",
  "changed.done-stays": "What you have dealt with stays as it is.",
  "late.left-out": "I come late with this, so I left out what can no longer be in time: {steps}.",
  "late.step": "{step} ({what})",
  "late.count":
    "{count, plural, one {One thing came too late, so I left it out.} other {# things came too late, so I left them out.}}",
  "saved.now-late": "now, late as it is",
  "saved.then-late": "{when}, late as it is",

  // Sent, said or done at another time than now.
  "sent-at.question": "When was it? For example {examples}.",
  "sent-at.examples": "yesterday {yesterday}, today {now}, or two days ago",
  "sent-at.examples-yesterday": "yesterday {yesterday}, or today {now}",
  "sent-at.examples-today": "today {now}, or just now",
  "sent-at.today": "Earlier today",
  "sent-at.yesterday": "Yesterday ({day})",
  "sent-at.problem": "I could not read a time in that. What works: {examples}.",
  "sent-at.future":
    "That time has not come yet. When it is done, Mark sent is enough; for an earlier time what works: {examples}.",
  "sent-at.early": "That was before the interview ended ({when}). What works: {examples}.",
} as const;
