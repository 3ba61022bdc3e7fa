import type { PlannedStep } from "../playbook/facts.ts";
import { isOpen, type StoredInterview } from "../stored-interview.ts";
import { addDays, weekdayOf } from "../time/day.ts";
import { dayAt } from "../time/zone.ts";
import { inRows, labelled, logButton, menuButton } from "./buttons.ts";
import { dayText, type Lens, tell, timeText, todayOf } from "./lens.ts";
import { plannedSteps } from "./plan-view.ts";
import { interviewName, outcomeText, stepTitle } from "./step-text.ts";
import { type Block, shorten, type View, view } from "./view.ts";

const GROUPS = ["overdue", "today", "week", "later", "waiting", "closed"] as const;
type Group = (typeof GROUPS)[number];

/** As many as have a button each, in four rows, beside the row that turns the page. */
const PAGE = 12;

interface Row {
  readonly stored: StoredInterview;
  readonly next: PlannedStep | null;
  /** Planned steps beside the next one. */
  readonly others: number;
  readonly group: Group;
}

function rowOf(lens: Lens, stored: StoredInterview): Row {
  const planned = plannedSteps(stored.steps);
  const next = planned[0] ?? null;
  return { stored, next, others: planned.length - 1, group: groupOf(lens, stored, next) };
}

function groupOf(lens: Lens, stored: StoredInterview, next: PlannedStep | null): Group {
  if (!isOpen(stored)) return "closed";
  if (next === null) return "waiting";
  if (next.dueAt <= lens.now) return "overdue";
  const today = todayOf(lens);
  const day = dayAt(next.dueAt, lens.zone);
  if (day === today) return "today";
  return day <= addDays(today, 7 - weekdayOf(today)) ? "week" : "later";
}

/** How it ended stands beside the name where there is still something to do. */
function nameIn(lens: Lens, { interview }: StoredInterview, isDone: boolean): string {
  const what = interviewName(interview);
  return interview.outcome === null || isDone
    ? what
    : tell(lens, "list.ended", { what, outcome: outcomeText(lens, interview.outcome) });
}

function rowText(lens: Lens, { stored, next, others }: Row): string {
  const { interview } = stored;
  const what = nameIn(lens, stored, next === null);
  if (interview.outcome !== null && next === null) {
    const day = dayText(lens, dayAt(interview.outcomeAt ?? interview.endsAt, lens.zone));
    return tell(lens, "list.row-closed", { what, outcome: outcomeText(lens, interview.outcome), day });
  }
  if (next === null) return tell(lens, "list.row-idle", { what });
  const step = stepTitle(lens, interview, next);
  const when = timeText(lens, next.dueAt);
  return others > 0
    ? tell(lens, "list.row-more", { what, step, when, count: others })
    : tell(lens, "list.row", { what, step, when });
}

/** Part of the list, in its groups, with a button to open each interview. */
export interface ListPart {
  readonly blocks: readonly Block[];
  readonly buttons: View["buttons"];
  /** The place of the first one shown, and how many follow after the last one. */
  readonly first: number;
  readonly rest: number;
}

/** The interviews grouped overdue, today, this week, later, closed, from page `page` on; null where there are none. */
export function listPart(lens: Lens, interviews: readonly StoredInterview[], page: number): ListPart | null {
  const rows = interviews
    .map((stored) => rowOf(lens, stored))
    .toSorted(
      (a, b) =>
        GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) ||
        (a.next?.dueAt ?? 0) - (b.next?.dueAt ?? 0) ||
        (b.stored.interview.outcomeAt ?? 0) - (a.stored.interview.outcomeAt ?? 0),
    );
  if (rows.length === 0) return null;
  const first = page * PAGE < rows.length ? page * PAGE : 0;
  const shown = rows.slice(first, first + PAGE);
  const rest = rows.length - first - shown.length;
  const blocks = GROUPS.flatMap((group) =>
    groupBlocks(
      lens,
      group,
      shown.filter((row) => row.group === group),
    ),
  );
  const more = rest > 0 ? [{ kind: "note", text: tell(lens, "list.more", { count: rest }) } as const] : [];
  const buttons = inRows(
    shown.map((row) => openButton(row, rows)),
    3,
  );
  return { blocks: [...blocks, ...more], buttons, first, rest };
}

/** One page of all interviews, with buttons to open them and to turn the page. */
export function listView(lens: Lens, interviews: readonly StoredInterview[], page: number): View {
  const part = listPart(lens, interviews, page);
  if (part === null) {
    return view(
      [{ kind: "text", text: tell(lens, "list.empty") }],
      [[logButton(lens), menuButton(lens, "button.help", "help")]],
    );
  }
  const { blocks, buttons, first, rest } = part;
  const turnPage = [
    ...(first > 0 ? [menuButton(lens, "list.previous-page", `list-${first / PAGE - 1}`)] : []),
    ...(rest > 0 ? [menuButton(lens, "list.next-page", `list-${first / PAGE + 1}`)] : []),
  ];
  return view([{ kind: "heading", text: tell(lens, "list.title") }, ...blocks], [...buttons, turnPage]);
}

function groupBlocks(lens: Lens, group: Group, rows: readonly Row[]): readonly Block[] {
  if (rows.length === 0) return [];
  return [
    { kind: "heading", text: tell(lens, `list.${group}`) },
    { kind: "text", text: rows.map((row) => `• ${rowText(lens, row)}`).join("\n") },
  ];
}

/** The company; with the role where there are several interviews of that company. */
function openButton({ stored: { interview } }: Row, all: readonly Row[]) {
  const { id, revision, company } = interview;
  const isOnly = all.filter(({ stored }) => stored.interview.company === company).length === 1;
  return labelled(shorten(isOnly ? company : interviewName(interview), 24), {
    kind: "interview",
    interview: id,
    revision,
    verb: "open",
  });
}
