import { Queue } from "bullmq";
import type { Due } from "../due-table.ts";

export const TUTORIAL_QUEUE = "tutorial";

/** As the tutorials say: the job holds all there is to know, is delayed until its time, and is tried three times. */
export async function bookTutorialJobs(redisUrl: string, due: readonly Due[]): Promise<void> {
  const queue = new Queue(TUTORIAL_QUEUE, { connection: { url: redisUrl } });
  const jobs = due.map(({ chat, company, reminder }) => ({
    name: "remind",
    data: { chat: chat.chat, company, reminder: reminder.id },
    opts: { delay: Math.max(0, reminder.dueAt - Date.now()), attempts: 3, backoff: 1000 },
  }));
  await queue.addBulk(jobs);
  await queue.close();
}
