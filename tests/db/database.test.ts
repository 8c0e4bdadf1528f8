import { testDatabase } from "#tests/support/database.ts";
import { databaseContract } from "./database.contract.ts";

databaseContract(() => testDatabase());
