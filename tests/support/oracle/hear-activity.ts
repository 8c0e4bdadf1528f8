import type { Heard } from "./heard.ts";
import type { ActivityReading, Told } from "./told.ts";

/** One of them, as it was written. */
type Said = Readonly<Record<string, unknown>>;

/**
 * Our own way in: a list of things that customers did. Their properties keep their types, so the
 * body is read anew, and its numbers are those of JavaScript.
 */
export function hearActivity(told: Told, { raw }: Heard): void {
  const { source, activity } = JSON.parse(raw) as { source: string; activity: readonly Said[] };
  for (const each of activity) told.activity.push(readingOf(source, each));
}

function readingOf(source: string, each: Said): ActivityReading {
  const { id, customer, at, type, properties, ...said } = each;
  return {
    source,
    id: String(id),
    customer: String(customer),
    at: Date.parse(String(at)),
    type: String(type),
    said: new Map(
      Object.entries(said).map(([name, value]) => [
        name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        String(value),
      ]),
    ),
    properties: new Map(Object.entries((properties ?? {}) as Record<string, string>)),
  };
}
