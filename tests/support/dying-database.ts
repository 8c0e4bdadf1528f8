import type { Connection, ConnectionSource } from "#app/db/connection.server.ts";
import { type LeasedDatabase, makeDatabase } from "#app/db/leased-database.server.ts";

/** What a connection that was lost says of itself: an outage, nothing about data. */
export class ConnectionLost extends Error {
  override readonly name = "ConnectionLost";
}

/** When the connection goes: at which statement, counted from 1, before it is done or before it is answered. */
export interface Death {
  readonly at: number;
  readonly when: "before" | "after";
}

export interface DyingDatabase extends LeasedDatabase {
  /** The statements sent so far, BEGIN, COMMIT and ROLLBACK among them. */
  readonly sent: readonly string[];
}

/**
 * The same database by a connection that is lost once. All that its transaction did is undone, as a
 * server does when its client is gone; the next connection is sound again.
 */
export function dyingDatabase({ source }: LeasedDatabase, death: Death): DyingDatabase {
  const sent: string[] = [];

  async function lease(): Promise<Connection> {
    const real = await source.lease();
    let lost = false;
    return {
      run: async (statement) => {
        if (lost) throw new ConnectionLost("The connection was lost before");
        sent.push(statement.text);
        if (sent.length !== death.at) return real.run(statement);
        if (death.when === "after") await real.run(statement);
        lost = true;
        throw new ConnectionLost(`The connection is lost ${death.when} ${statement.text}`);
      },
      release: (broken) => {
        if (!lost) {
          real.release(broken);
        } else {
          void real.run({ text: "ROLLBACK" }).finally(() => {
            real.release();
          });
        }
      },
    };
  }

  const dying: ConnectionSource = { kind: source.kind, lease, close: () => source.close() };
  return { ...makeDatabase(dying), sent };
}
