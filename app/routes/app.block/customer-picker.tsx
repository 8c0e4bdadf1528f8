import { useFetcher, useNavigate } from "@remix-run/react";
import { Autocomplete } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useWords } from "#app/components/shop-words.tsx";

interface Person {
  readonly customer: string;
  readonly name: string;
}

interface Groups {
  readonly groups: readonly {
    readonly segment: string | undefined;
    readonly customers: readonly Person[];
  }[];
}

/** The value of the choice that is no customer. */
const NOBODY = "nobody";

/** Chooses whom to preview as: someone of each version, anyone by email, or someone with nothing known. */
export function CustomerPicker({
  segments,
  chosen,
}: {
  readonly segments: readonly string[];
  readonly chosen: Person | undefined;
}) {
  const { say } = useWords();
  const navigate = useNavigate();
  const nobody = say.blocks.missingDetails;
  const [text, setText] = useState(nameOf(chosen) || nobody);
  const { groups, isLoading } = useCustomers(text, segments);
  const sections = [
    { title: say.blocks.missingDetailsTitle, options: [{ value: NOBODY, label: nobody }] },
    ...groups.map(({ segment, customers }, index) => ({
      title: segment ?? say.customers.title,
      // A customer may stand in two groups; each choice has a value of its own.
      options: customers.map((person) => ({
        value: `${index} ${person.customer}`,
        label: nameOf(person) || say.segment.withoutName,
      })),
    })),
  ];
  return (
    <Autocomplete
      options={sections}
      selected={[]}
      loading={isLoading}
      onSelect={([value = NOBODY]) => {
        const customer = value.split(" ")[1];
        navigate(customer === undefined ? "?" : `?customer=${customer}`, {
          preventScrollReset: true,
        });
      }}
      textField={
        <Autocomplete.TextField
          label={say.blocks.previewAs}
          helpText={say.blocks.previewAsHelp}
          value={text}
          autoComplete="off"
          onChange={setText}
          onFocus={() => {
            setText("");
          }}
          onBlur={() => {
            setText(nameOf(chosen) || nobody);
          }}
        />
      }
    />
  );
}

function nameOf(person: Person | undefined): string {
  return person?.name ?? "";
}

/** The customers on offer: asked for when the field is empty or holds a whole address. */
function useCustomers(text: string, segments: readonly string[]) {
  const { load, data, state } = useFetcher<Groups>({ key: "customer-picker" });
  const email = /^\S+@\S+\.\S+$/.test(text.trim()) ? text.trim() : "";
  const search = new URLSearchParams([
    ...segments.map((segment) => ["segment", segment]),
    ...(email === "" ? [] : [["email", email]]),
  ]).toString();
  useEffect(() => {
    load(`/app/customers/pick?${search}`);
  }, [load, search]);
  const typed = email === "" ? text.trim().toLowerCase() : "";
  const groups = (data?.groups ?? []).map(({ segment, customers }) => ({
    segment,
    customers: customers.filter(({ name }) => name.toLowerCase().includes(typed)),
  }));
  return {
    groups: groups.filter(({ customers }) => customers.length > 0),
    isLoading: state === "loading",
  };
}
