import { useNavigate, useSearchParams } from "@remix-run/react";
import { Box, Pagination } from "@shopify/polaris";
import { useWords } from "./shop-words.tsx";

export interface PageOf {
  /** The first page is 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
}

/** What says which list it is; the rest of an address is the admin's. */
const KEPT = new Set(["sort", "email"]);

/** Leads to the neighbouring pages of a list; nothing when there is only one. */
export function Pager({ page, pageSize, total }: PageOf) {
  const { say, format } = useWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  if (total <= pageSize) return null;
  const from = (page - 1) * pageSize + 1;
  const last = Math.min(page * pageSize, total);
  const go = (target: number) => () => {
    const kept = [...search].filter(([name]) => KEPT.has(name));
    const to = new URLSearchParams([...kept, ["page", String(target)]]);
    navigate(`?${to.toString()}`, { preventScrollReset: true });
  };
  return (
    <Box
      padding="400"
      paddingBlock="300"
      borderBlockStartWidth="025"
      borderColor="border-secondary"
    >
      <Pagination
        label={say.segment.range(format.number(from), format.number(last), format.number(total))}
        accessibilityLabel={say.segment.customersTitle}
        hasPrevious={page > 1}
        hasNext={last < total}
        previousTooltip={say.segment.previous}
        nextTooltip={say.segment.next}
        onPrevious={go(page - 1)}
        onNext={go(page + 1)}
      />
    </Box>
  );
}
