import type { z } from "zod";
import { type FormFault, invalidForm } from "./api-error.ts";

type Issue = z.core.$ZodIssue;

/** @throws {ApiError} 50035 with all that does not fit, as Discord words it where its words are known. */
export function parseForm<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalidForm(parsed.error.issues.flatMap(faultsOf));
}

function faultsOf(issue: Issue): readonly FormFault[] {
  const { path } = issue;
  switch (issue.code) {
    case "invalid_union":
      return (issue.errors[0] ?? []).flatMap((inner) =>
        faultsOf(inner).map((fault) => Object.assign(fault, { path: [...path, ...fault.path] })),
      );
    case "too_big":
      return [tooBig(path, issue.origin, Number(issue.maximum))];
    case "too_small":
      return [tooSmall(path, issue.origin, Number(issue.minimum))];
    case "invalid_type":
      return [
        issue.input === undefined
          ? { path, code: "BASE_TYPE_REQUIRED", message: "This field is required" }
          : {
              path,
              code: "BASE_TYPE_BAD_TYPE",
              message: `Only values of the type ${issue.expected} are allowed.`,
            },
      ];
    case "invalid_value":
      return [
        {
          path,
          code: "BASE_TYPE_CHOICES",
          message: `Value must be one of {${issue.values.map(String).join(", ")}}.`,
        },
      ];
    case "invalid_format":
      return [{ path, code: "STRING_TYPE_REGEX", message: `String value did not match validation regex.` }];
    case "custom":
      return [{ path, code: String(issue.params?.["code"] ?? "BASE_TYPE_INVALID"), message: issue.message }];
    case "invalid_element":
    case "invalid_key":
    case "not_multiple_of":
    case "unrecognized_keys":
      // Discord passes over what it does not know. Here it is refused: it would be a slip of our own pen.
      return [{ path, code: "DOUBLE_REFUSES", message: issue.message }];
  }
}

function tooBig(path: Issue["path"], origin: string, max: number): FormFault {
  return origin === "number" || origin === "int"
    ? { path, code: "NUMBER_TYPE_MAX", message: `int value should be less than or equal to ${max}.` }
    : { path, code: "BASE_TYPE_MAX_LENGTH", message: `Must be ${max} or fewer in length.` };
}

function tooSmall(path: Issue["path"], origin: string, min: number): FormFault {
  if (origin === "number" || origin === "int") {
    return { path, code: "NUMBER_TYPE_MIN", message: `int value should be greater than or equal to ${min}.` };
  }
  return min === 1
    ? { path, code: "BASE_TYPE_REQUIRED", message: "This field is required" }
    : { path, code: "BASE_TYPE_MIN_LENGTH", message: `Must be ${min} or more in length.` };
}
