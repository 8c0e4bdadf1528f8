import { runCommand } from "./command/run-command.ts";
import { databaseBeside } from "./db/open-database.server.ts";

/* The command line: asks a query of a shop, also while the app runs. */

const { code, out, err } = await runCommand(process.argv.slice(2), databaseBeside);
process.stdout.write(out);
process.stderr.write(err);
process.exitCode = code;
