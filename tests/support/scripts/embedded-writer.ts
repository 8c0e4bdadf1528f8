import { openEmbedded } from "#app/db/open-embedded.server.ts";

/**
 * A program that counts up in an embedded database until it is stopped, and prints each number once
 * the database has acknowledged it: every second one alone, the others in a transaction with a
 * second row. On SIGTERM it closes in order and says so.
 */
const [, , directory = ""] = process.argv;
const db = await openEmbedded(directory, []);
const stop = new AbortController();
process.on("SIGTERM", () => {
  stop.abort();
});

await db.query({
  text: `CREATE TABLE IF NOT EXISTS counted (n int4 PRIMARY KEY, filler text);
         CREATE TABLE IF NOT EXISTS counted_too (n int4 PRIMARY KEY)`,
});
const [last] = await db.query<{ n: number }>({
  text: "SELECT coalesce(max(n), 0) AS n FROM counted",
});
const insert = "INSERT INTO counted VALUES ($1, repeat('x', 2000))";

console.log("ready");
for (let n = (last?.n ?? 0) + 1; !stop.signal.aborted; n += 1) {
  if (n % 2 === 0) {
    await db.query({ name: "count", text: insert, values: [n] });
  } else {
    await db.transaction(async (tx) => {
      await tx.query({ name: "count", text: insert, values: [n] });
      await tx.query({
        name: "count-too",
        text: "INSERT INTO counted_too VALUES ($1)",
        values: [n],
      });
    });
  }
  console.log(n);
}
await db.close();
console.log("closed");
