import { PGlite } from "@electric-sql/pglite";

// A program of its own: makes a new database in the folder it is given, and ends. It needs some 700 MB for
// this, which a process never gives back, so the bot does not do it itself.

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("the folder of the new database is missing");
const database = await PGlite.create(folder);
await database.close();
