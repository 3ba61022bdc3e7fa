import { type Expression, expressionBuilder, type SqlBool } from "kysely";
import type { Tables } from "./tables.ts";

/** Of the row of `interviews` at hand what `isOpen` of the core says of an interview. */
export function isOpen(): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, "interviews">();
  return eb.or([
    eb("interviews.outcome", "is", null),
    eb("interviews.outcome", "=", "replied"),
    eb.exists(
      eb
        .selectFrom("steps")
        .select("steps.key")
        .whereRef("steps.interview_id", "=", "interviews.id")
        .where("steps.state", "=", "planned"),
    ),
  ]);
}
