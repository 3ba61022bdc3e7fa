/** "None", "nobody", "no idea": an answer, and it says that there is nothing. */
export const NOTHING =
  /^(?:n\/?a|no|none|nothing|nobody|no[ -]?one|no idea|not sure|unknown|(?:i )?(?:do ?n[o’']t|did ?n[o’']t) (?:know|remember|ask|say)|no preference|they did ?n[o’']t say)[.!]?$/iu;
