/** What only people in the terminal read, in English. */
export const enConsole = {
  "console.hint.interactive":
    "Type a number to press a button (a2: button 2 of the card marked a), or use the arrow keys and Enter. /start says hello, /help shows what I can do. To try things out, /advance 2 days moves the clock; /quit ends.",
  "console.hint.lines":
    "A number presses a button (a2: button 2 of the card marked a). To try things out, /advance 2 days moves the clock; /quit ends.",
  "console.no-button":
    "The card marked {tag} has {count, plural, =0 {no buttons any more} one {one button} other {# buttons}}. If {line} is your answer, begin it with an apostrophe.",
  "console.changed": "✎ changed",
  "console.advance-shared":
    "The clock can only be moved with the built-in database: this one may hold other people’s reminders, and they would come too early.",
  "console.duration-unreadable":
    "I could not read that length of time. What works: /advance 2 days, /advance 3h or /advance 2d 4h.",
  "console.duration-range":
    "The clock moves by a minute at least and a year at most. What works: /advance 2 days, /advance 3h or /advance 2d 4h.",
  "console.file-saved": "Saved as {path}",
  "console.file-not-saved":
    "I could not write to {folder}, so here is what {name} holds. Save it under that name yourself.",
  "console.fault":
    "Something went wrong on our side, not yours, and that line was not taken in. Please type it again.",
  "console.advancing": "⏩ try-out: the clock now moves {length} ahead …",
  "console.advanced": "⏩ it is now {now}",
  "console.days": "{count, plural, one {# day} other {# days}}",
  "console.hours": "{count, plural, one {# hour} other {# hours}}",
  "console.minutes": "{count, plural, one {# minute} other {# minutes}}",
} as const;
