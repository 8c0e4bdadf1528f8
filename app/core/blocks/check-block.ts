import type { BlockDiagnostic, ContentMistake, OutlineMistake } from "./block-mistake.ts";
import { type Block, type BlockDraft, EVERYONE_ELSE } from "./block.ts";
import { type ContentRead, readContent } from "./read-content.ts";

export type BlockRead =
  | { readonly ok: true; readonly block: Block; readonly warnings: readonly BlockDiagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly BlockDiagnostic[] };

/** The keys become values and names on platforms that allow only these. */
const KEY = /^[a-z][a-z0-9_]{0,39}$/;

/** Reads a draft: the one door into blocks. All mistakes are found; warnings alone do not keep it out. */
export function readBlock(draft: BlockDraft): BlockRead {
  const fallback = readContent(draft.fallback ?? "");
  const variants = draft.variants.map((variant) => ({
    variant,
    read: readContent(variant.source),
  }));
  const diagnostics = [
    ...checkOutline(draft).map((mistake) => ({ severity: "error", ...mistake }) as const),
    ...variants.flatMap(({ variant, read }) => locate(read, variant.key, variant.source)),
    ...locate(fallback, EVERYONE_ELSE, draft.fallback ?? ""),
  ];
  if (diagnostics.some(({ severity }) => severity === "error")) return { ok: false, diagnostics };
  const block: Block = {
    key: draft.key,
    name: draft.name,
    variants: variants.map(({ variant: { key, name, segment }, read }) => ({
      key,
      name,
      segment,
      content: read.content,
    })),
    fallback: fallback.content,
  };
  return { ok: true, block, warnings: diagnostics };
}

/** All that is wrong or doubtful about a draft; empty when it is sound. */
export function checkBlock(draft: BlockDraft): readonly BlockDiagnostic[] {
  const read = readBlock(draft);
  return read.ok ? read.warnings : read.diagnostics;
}

function checkOutline({ key, variants, fallback }: BlockDraft): OutlineMistake[] {
  const mistakes: OutlineMistake[] = [];
  if (!KEY.test(key)) mistakes.push({ code: "bad-key", key });
  if (fallback === undefined || fallback.trim() === "") mistakes.push({ code: "missing-fallback" });

  const keys = new Set([EVERYONE_ELSE]);
  const firstFor = new Map<string, string>();
  for (const variant of variants) {
    if (!KEY.test(variant.key)) mistakes.push({ code: "bad-key", key: variant.key });
    if (keys.has(variant.key)) mistakes.push({ code: "repeated-key", key: variant.key });
    keys.add(variant.key);
    const earlier = firstFor.get(variant.segment);
    if (earlier === undefined) firstFor.set(variant.segment, variant.key);
    else mistakes.push({ code: "unreachable-variant", key: variant.key, earlier });
  }
  return mistakes;
}

function locate(read: ContentRead, variant: string, source: string): BlockDiagnostic[] {
  return read.mistakes.map((mistake) => {
    const before = source.slice(0, mistake.span.start);
    const line = before.split("\n").length;
    const column = before.length - (before.lastIndexOf("\n") + 1);
    return { severity: severityOf(mistake), ...mistake, variant, line, column };
  });
}

function severityOf({ code }: ContentMistake): "error" | "warning" {
  return code === "no-default" ? "warning" : "error";
}
