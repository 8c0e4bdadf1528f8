import type { Stamp } from "#app/core/commerce/facts.ts";

/** When a delivery was triggered, and the hex SHA-256 of its body: what breaks ties between equal `updated_at`. */
export type Heard = Omit<Stamp, "updatedAt">;
