import type { Block } from "./block.ts";
import type { Check, Content, Shown } from "./content.ts";
import { type Detail, detailName } from "./detail.ts";

/** Every detail that a block prints, compares or loops over, each once, by name. */
export function detailsOf(block: Block): ReadonlyMap<string, Detail> {
  const details = new Map<string, Detail>();
  for (const { content } of block.variants) collect(content, details);
  collect(block.fallback, details);
  return details;
}

export function detailsOfContent(content: Content): ReadonlyMap<string, Detail> {
  const details = new Map<string, Detail>();
  collect(content, details);
  return details;
}

function collect(content: Content, into: Map<string, Detail>): void {
  const add = (detail: Detail) => {
    const name = detailName(detail);
    into.set(name, into.get(name) ?? withSign(detail));
  };
  const addShown = (shown: Shown) => {
    if (shown.kind === "detail") {
      add(shown.detail);
    } else if (shown.part !== undefined) {
      const list: Detail = { field: shown.list, transforms: [] };
      add(list);
      const name = detailName(list);
      into.set(name, withPart(into.get(name) ?? list, shown.part));
    }
  };
  const addCheck = ({ tests }: Check) => {
    for (const { shown } of tests) addShown(shown);
  };
  for (const piece of content) {
    switch (piece.kind) {
      case "text":
        break;
      case "value":
        addShown(piece.shown);
        break;
      case "choose":
        for (const { condition, body } of piece.branches) {
          addCheck(condition);
          collect(body, into);
        }
        collect(piece.otherwise, into);
        break;
      case "each":
        add(piece.list);
        collect(piece.body, into);
        collect(piece.empty, into);
    }
  }
}

/** Of things, the first part is always read: it tells that there is one. */
function withSign(detail: Detail): Detail {
  const [field] = detail.field.parts ?? [];
  return field === undefined ? detail : { ...detail, parts: [{ field, transforms: [] }] };
}

function withPart(list: Detail, part: Detail): Detail {
  const parts = list.parts ?? [];
  const isKnown = parts.some((known) => detailName(known) === detailName(part));
  return isKnown ? list : { ...list, parts: [...parts, part] };
}
