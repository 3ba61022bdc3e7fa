import type { InterviewId } from "../ids.ts";
import type { Conversation, FormValues } from "./state.ts";

/** A form that is open for the same interview must not put the old answer back when it is saved. */
export function withNews(conversation: Conversation, interview: InterviewId, news: FormValues): Conversation {
  const { form } = conversation;
  if (form === null || form.editing === null || form.interview !== interview) return conversation;
  return { ...conversation, form: { ...form, values: { ...form.values, ...news } } };
}
