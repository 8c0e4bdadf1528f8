import { useNavigate } from "@remix-run/react";
import { Box, Select } from "@shopify/polaris";
import { useWords } from "#app/components/shop-words.tsx";

type Sort = "joined" | "spent" | "last-order";

/** Puts the customers in another order, from the first page on. */
export function SortField({ sort }: { readonly sort: Sort }) {
  const { say } = useWords();
  const navigate = useNavigate();
  return (
    <Box padding="400" maxWidth="22rem">
      <Select
        label={say.about.sort}
        labelInline
        value={sort}
        options={Object.entries(say.about.sortBy).map(([value, label]) => ({ value, label }))}
        onChange={(value) => {
          navigate(`?${new URLSearchParams({ sort: value }).toString()}`, {
            preventScrollReset: true,
          });
        }}
      />
    </Box>
  );
}
