import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { SegmentEditor } from "#app/components/segment-editor.tsx";
import { readSegmentForm } from "#app/components/segment-form.ts";
import { sayRefusal } from "#app/components/segment-refusal.ts";
import { useWords } from "#app/components/shop-words.tsx";
import { draftFromPreset } from "#app/services/gallery/draft-from-preset.server.ts";
import { createSegment } from "#app/services/segments/create-segment.server.ts";
import { createSnapshot } from "#app/services/segments/create-snapshot.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";
import { FileCard } from "./file-card.tsx";
import { GalleryCard } from "./gallery-card.tsx";
import { KeepingField } from "./keeping-field.tsx";
import { ShopifyCard } from "./shopify-card.tsx";

export { PageProblem as ErrorBoundary } from "#app/components/page-problem.tsx";
export { shopifyHeaders as headers } from "#app/shopify.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  await authenticateAdmin(request);
  const { preset, ...choices } = Object.fromEntries(new URL(request.url).searchParams);
  const suggested = preset === undefined ? undefined : draftFromPreset(preset, choices);
  return { preset: suggested ? preset : "", suggested };
}

export async function action({ request }: ActionFunctionArgs) {
  const { db, shop, staff } = await authenticateAdmin(request);
  const form = readSegmentForm(await request.formData());
  if (!form.ok) return data(form, 400);

  const { name, query, keeping } = form.draft;
  const draft = { name, query, staff };
  const created =
    keeping === "live"
      ? await createSegment(db, shop, draft)
      : await createSnapshot(db, shop, { ...draft, refresh: keeping });
  return created.ok ? redirect(`/app/segments/${created.segment}`) : data(created, 422);
}

const EMPTY = { name: "", query: "" };

export default function NewSegment() {
  const { preset, suggested } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { say } = useWords();
  return (
    <Page
      backAction={{ content: say.segments.title, url: "/app/segments" }}
      title={say.editor.newTitle}
    >
      <BlockStack gap="400">
        <SegmentEditor
          key={preset}
          initial={EMPTY}
          suggested={suggested}
          refusal={sayRefusal(say, refusal)}
        >
          <KeepingField suggested={suggested?.isSnapshot === true ? "manual" : "live"} />
        </SegmentEditor>
        <GalleryCard />
        <ShopifyCard />
        <FileCard />
      </BlockStack>
    </Page>
  );
}
