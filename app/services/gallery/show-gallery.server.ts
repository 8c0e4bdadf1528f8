import type { Catalog } from "#app/core/catalog/catalog.ts";
import { presetQuery } from "#app/core/gallery/preset-query.ts";
import type { Category, Goal, Preset } from "#app/core/gallery/preset.ts";
import { PRESETS } from "#app/core/gallery/presets.ts";
import type { Query } from "#app/core/language/ast.ts";
import { needsOf } from "#app/core/language/needs.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { countQueries, type CustomerCount } from "#app/services/segments/count-queries.server.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";

/** A preset as this shop sees it. */
export interface GalleryPreset {
  readonly key: string;
  readonly name: string;
  readonly query: string;
  readonly goal: Goal;
  readonly category: Category;
  readonly kind: "live" | "static";
  readonly count: PresetCount;
}

export type PresetCount =
  | CustomerCount
  /** The shop lacks these data: no number then, never 0 instead. */
  | { readonly kind: "needs"; readonly needs: readonly string[] }
  /** Somebody has to choose a product, a link or the like first. */
  | { readonly kind: "open"; readonly options: readonly string[] };

/** Shows the gallery with how many customers each preset holds in this shop now, all counted at once. */
export async function showGallery(tx: Queryable, shop: bigint): Promise<GalleryPreset[]> {
  const catalog = await loadCatalog(tx, shop);
  const asked = PRESETS.flatMap((preset) => askPreset(preset, catalog) ?? []);
  const counts = await countQueries(
    tx,
    shop,
    asked.flatMap(({ count, query }) => (count === undefined ? [query] : [])),
  );
  const rest = counts.values();
  return asked.map(({ preset, text, count }) => {
    const { key, name, goal, category, kind = "live" } = preset;
    const told = count ?? rest.next().value;
    invariant(told, "every query that was asked has a count");
    return { key, name, query: text, goal, category, kind, count: told };
  });
}

interface AskedPreset {
  readonly preset: Preset;
  readonly text: string;
  readonly query: Query;
  /** `undefined` where there is something to count. */
  readonly count: Exclude<PresetCount, CustomerCount> | undefined;
}

function askPreset(preset: Preset, catalog: Catalog): AskedPreset | undefined {
  const written = presetQuery(preset);
  const read = written.ok ? readQuery(written.text, catalog) : undefined;
  if (!written.ok || read?.ok !== true) return undefined;
  const { query } = read;
  const needs = needsOf(query);
  const { text, open: options } = written;
  if (needs.length > 0) return { preset, text, query, count: { kind: "needs", needs } };
  const isOpen = options.length > 0;
  return { preset, text, query, count: isOpen ? { kind: "open", options } : undefined };
}
