/** What the chat says about the steps of the plan and the facts behind them. */
export const enPlan = {
  // Public holidays.
  "settings.holidays": "Public holidays",
  "settings.holidays-none": "none are counted",
  "settings.holidays-question":
    "Whose public holidays do the employers keep? On those days nothing is due. A country works, or a part of one: Sweden, Bavaria, Scotland.",
  "settings.holidays-problem":
    "I do not know the holidays of that place. These work: Sweden, Norway, Denmark, Finland, Germany or one of its states, Austria, Switzerland or a canton, the United Kingdom or one of its nations, United States; or none.",
  "settings.holidays-no": "None",
  "zone.saved-holidays": "Public holidays count as those of: {region}. Settings change that.",
} as const;
