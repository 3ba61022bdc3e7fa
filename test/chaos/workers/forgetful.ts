import { startFlawedReader } from "../flawed-reader.ts";

await startFlawedReader(process.env, "forgetful");
process.stdout.write('{"event":"ready"}\n');
