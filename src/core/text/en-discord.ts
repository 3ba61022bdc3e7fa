/** What only people on Discord read, in English. */
export const enDiscord = {
  "discord.in-private": "Let’s go on in our direct messages, where only you can read along.",
  "discord.open-chat": "Open our conversation",
  "discord.closed":
    "I may not write to you in private yet, so no reminder could reach you. Hold or right-click the name of a server we share, open its privacy settings and allow direct messages; or add me to your own apps. Then use the command again.",
  "discord.not-stored":
    "Something went wrong on my side, and I could not keep what you just sent. It was not your fault. Please try again in a moment.",
  "discord.form.title": "Log an interview",
  "discord.form.debrief": "How was it?",
  "discord.form.when": "yesterday 14:00, or tomorrow 10:00",
  "discord.form.people": "Jane Doe (CTO) + Per Lund",
  "discord.form.promise": "by Friday",
  "discord.form.feeling": "well, so-so or badly",
  "discord.option.company": "The company; leave everything out to fill in a form instead",
  "discord.option.role": "The role, for example Backend developer",
  "discord.option.when": "When it was or is, for example yesterday 14:00",
  "discord.option.promise": "What they said about answering, for example by Friday",
} as const;
