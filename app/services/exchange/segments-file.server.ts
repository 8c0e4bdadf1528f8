import { z } from "zod";
import { toStorable } from "#app/lib/to-storable.ts";

/** What a file of definitions says it is. A later form has a later number. */
export const FORMAT = "satsuma/segments@1";

/** Longer names fit no list of ours. */
export const LONGEST_NAME = 80;

/** More than a shop makes use of; each is read against all others. */
const MOST_SEGMENTS = 1_000;

const storable = (longest: number) => z.string().transform((text) => toStorable(text, longest));

const FileSegment = z.object({
  name: storable(10_000)
    .transform((name) => name.trim())
    .pipe(z.string().min(1, "It has no name.").max(LONGEST_NAME, "Its name is too long.")),
  kind: z.enum(["live", "static", "imported"]).default("live"),
  query: z.string(),
  note: storable(5_000).default(""),
  labels: z.array(storable(80)).max(50).default([]),
  goal: storable(80).nullable().default(null),
  starred: z.boolean().default(false),
});

/** A segment's definition in a file. */
export type FileSegment = z.infer<typeof FileSegment>;

const SegmentsFile = z.object({
  format: z.literal(FORMAT, `This is no file of segments that we know (${FORMAT}).`),
  segments: z
    .array(z.unknown(), "It holds no list of segments.")
    .max(MOST_SEGMENTS, `It holds more than ${MOST_SEGMENTS} segments: split it.`),
});

/** A mistake in one segment of a file, or in the file itself where there is no place. */
export interface FileMistake {
  /** Which segment, counted from 1. */
  readonly place: number | undefined;
  readonly name: string | undefined;
  readonly message: string;
}

export type ReadFile =
  | { readonly ok: true; readonly segments: readonly FileSegment[] }
  | { readonly ok: false; readonly mistakes: readonly FileMistake[] };

/** Reads a file of definitions: its form, not yet its queries. All mistakes at once. */
export function readSegmentsFile(text: string): ReadFile {
  const file = SegmentsFile.safeParse(parseJson(text));
  if (!file.success) {
    const message = file.error.issues[0]?.message ?? "This is no file of segments.";
    return { ok: false, mistakes: [{ place: undefined, name: undefined, message }] };
  }
  const read = file.data.segments.map((each) => FileSegment.safeParse(each));
  const mistakes = read.flatMap(({ error }, index) =>
    (error?.issues ?? []).map(({ path, message }) => ({
      place: index + 1,
      name: nameOf(file.data.segments[index]),
      message: path.length === 0 ? message : `${path.join(".")}: ${message}`,
    })),
  );
  if (mistakes.length > 0) return { ok: false, mistakes };
  return { ok: true, segments: read.flatMap(({ data }) => data ?? []) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // It is no JSON, so it is no file of ours either.
  }
}

function nameOf(segment: unknown): string | undefined {
  const named = z.object({ name: z.string() }).safeParse(segment);
  return named.data?.name;
}
