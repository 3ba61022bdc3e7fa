import type { ColumnType, Generated } from "kysely";

/** Read as a Date, written as ISO 8601 in UTC, which no time zone of a process or a session can bend. */
type Timestamp = ColumnType<Date, string, string>;
/** Read as the parsed value, written as its text. */
type Json = ColumnType<unknown, string, string>;

interface UsersTable {
  readonly id: string;
  readonly name: string | null;
  readonly language: string;
  readonly time_zone: string | null;
  readonly waking_from: number;
  readonly waking_to: number;
  readonly pace: string;
  readonly working_days: readonly number[];
  readonly discreet: boolean;
  readonly holidays: string | null;
}

interface AddressesTable {
  readonly id: string;
  readonly user_id: string;
  readonly platform: string;
  readonly workspace: string;
  readonly account: string;
  readonly chat: string;
  readonly state: string;
}

interface InstallationsTable {
  readonly platform: string;
  readonly workspace: string;
  readonly account: string;
  readonly token: string;
  readonly scopes: readonly string[];
  readonly installed_at: Timestamp;
}

interface InboxTable {
  readonly event_id: string;
  readonly admitted_at: Timestamp;
}

interface ConversationsTable {
  readonly user_id: string;
  readonly state: Json;
}

interface InterviewsTable {
  readonly id: string;
  readonly owner: string;
  readonly revision: number;
  readonly company: string;
  readonly role: string | null;
  readonly starts_at: Timestamp;
  readonly starts_day: string;
  readonly starts_minute: number;
  readonly starts_zone: string;
  readonly starts_words: string;
  readonly ends_at: Timestamp;
  readonly promise_from: string | null;
  readonly promise_by: string | null;
  readonly promise_words: string | null;
  readonly promise_said_at: ColumnType<Date | null, string | null, string | null>;
  readonly before_answer: ColumnType<unknown, string | null, string | null>;
  readonly wait_until: string | null;
  readonly channel: string | null;
  readonly invited_to_call: boolean;
  readonly sales_like: boolean;
  readonly culture: string;
  readonly feeling: string | null;
  readonly wants_job: boolean;
  readonly materials: Json;
  readonly hook: string | null;
  readonly outcome: string | null;
  readonly outcome_at: ColumnType<Date | null, string | null, string | null>;
  readonly logged_at: Timestamp;
}

/** What every list of an interview has. */
interface ListTable {
  readonly interview_id: string;
  readonly position: number;
}

interface PeopleTable extends ListTable {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly kind: string;
}

interface StepsTable extends ListTable {
  readonly key: string;
  readonly kind: string;
  readonly person: string | null;
  readonly item: string | null;
  readonly channel: string | null;
  readonly due_at: Timestamp;
  readonly deadline: ColumnType<Date | null, string | null, string | null>;
  readonly rules: readonly string[];
  readonly state: string;
  readonly remind_at: ColumnType<readonly Date[], readonly string[], readonly string[]>;
}

interface DoneStepsTable extends ListTable {
  readonly key: string;
  readonly how: string;
  readonly at: Timestamp;
}

interface SnoozedStepsTable extends ListTable {
  readonly key: string;
  readonly until: Timestamp;
  readonly count: number;
}

interface RemindersTable {
  readonly id: string;
  readonly owner: string;
  readonly interview_id: string;
  readonly revision: number;
  readonly step_key: string;
  readonly nth: number;
  readonly planned_for: Timestamp;
  readonly due_at: Timestamp;
  readonly state: string;
}

interface DeliveriesTable {
  readonly id: string;
  readonly number: Generated<never>;
  readonly user_id: string;
  readonly address_id: string;
  readonly kind: string;
  readonly content: Json | null;
  readonly state: string;
  readonly not_before: Timestamp;
  readonly fence: number;
  readonly lease_until: ColumnType<Date | null, string | null, string | null>;
  readonly attempts: number;
  readonly uncertain: number;
  readonly first_tried_at: ColumnType<Date | null, string | null, string | null>;
  readonly reason: string | null;
  readonly ref: ColumnType<unknown, string | null, string | null>;
  readonly missed: Generated<boolean>;
}

interface PaceTable {
  readonly bucket: string;
  readonly next_at: Timestamp;
}

/** The database as the newest migration leaves it. */
export interface Tables {
  readonly users: UsersTable;
  readonly addresses: AddressesTable;
  readonly installations: InstallationsTable;
  readonly inbox: InboxTable;
  readonly conversations: ConversationsTable;
  readonly interviews: InterviewsTable;
  readonly people: PeopleTable;
  readonly steps: StepsTable;
  readonly done_steps: DoneStepsTable;
  readonly snoozed_steps: SnoozedStepsTable;
  readonly reminders: RemindersTable;
  readonly deliveries: DeliveriesTable;
  readonly pace: PaceTable;
}

/** The tables of which an interview owns a list of rows. */
export type ListTableName = "people" | "steps" | "done_steps" | "snoozed_steps";
