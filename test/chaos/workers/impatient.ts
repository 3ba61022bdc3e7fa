import { startFlawedReader } from "../flawed-reader.ts";

await startFlawedReader(process.env, "impatient");
process.stdout.write('{"event":"ready"}\n');
