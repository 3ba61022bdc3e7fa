import { Redis } from "ioredis";

/** FLUSHALL. */
export async function wipeRedis(url: string): Promise<void> {
  const client = new Redis(url);
  try {
    await client.flushall();
  } finally {
    client.disconnect();
  }
}
