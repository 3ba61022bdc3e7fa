/** What the chat says about the steps of the plan and the facts behind them. */
export const enPlan = {
  // Working days, and public holidays.
  "settings.days": "Working days",
  "settings.days-span": "{from} to {to}",
  "settings.days-question":
    "On which days do the employers work? On all others nothing is due. For example Monday to Friday, or Sunday to Thursday.",
  "settings.days-problem":
    "I could not read days of the week in that. These work: Monday to Friday, Sunday to Thursday, or Mon, Tue and Thu.",
  "settings.holidays": "Public holidays",
  "settings.holidays-none": "none are counted",
  "settings.holidays-question":
    "Whose public holidays do the employers keep? On those days nothing is due. A country works, or a part of one: Sweden, Bavaria, Scotland.",
  "settings.holidays-problem":
    "I do not know the holidays of that place. These work: Sweden, Norway, Denmark, Finland, Germany or one of its states, Austria, Switzerland or a canton, the United Kingdom or one of its nations, United States; or none.",
  "settings.holidays-no": "None",
  "zone.saved-holidays": "Public holidays count as those of: {region}. Settings change that.",
} as const;
