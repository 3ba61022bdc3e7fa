/** What only people on Slack read, in English. */
export const enSlack = {
  "slack.in-private": "Let’s go on in our direct messages, where only you can read along.",
  "slack.open-chat": "Open our conversation",
  "slack.not-stored":
    "Something went wrong on my side, and I could not keep what you just sent. It was not your fault. Please try again in a moment.",
  "slack.form.not-stored":
    "Something went wrong on my side, and I could not keep this yet. Nothing you typed is lost: please press the button again.",
  "slack.form.title": "Log an interview",
  "slack.form.debrief": "How was it?",
  "slack.form.submit": "Go on",
  "slack.form.close": "Cancel",
  "slack.form.start": "Starts at",
  "slack.form.end": "Ends at",
  "slack.form.end-hint": "Leave it empty if you do not know: then I take it that it lasts an hour.",
  "slack.form.end-first":
    "That is not after the start. If it went past midnight, or you do not know, leave it empty.",
  "slack.form.promise-day": "Or the day they named",
  "slack.form.either": "Either words or a day, please: one of the two is enough.",
  "slack.time.title": "Pick a time",
  "slack.time.label": "When shall I come back?",
  "slack.time.submit": "Remind me then",
  "slack.past.title": "At another time",
  "slack.past.label": "When was it?",
  "slack.past.submit": "It was then",
  "slack.day.title": "Wait for them",
  "slack.day.label": "Until which day?",
  "slack.day.submit": "Wait until then",
  "slack.text.title": "Change the draft",
  "slack.text.label": "The text the way you want it",
  "slack.text.submit": "Look it over",
} as const;
