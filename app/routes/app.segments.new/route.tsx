import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { SegmentEditor } from "#app/components/segment-editor.tsx";
import { readSegmentForm } from "#app/components/segment-form.ts";
import { sayRefusal } from "#app/components/segment-refusal.ts";
import { useWords } from "#app/components/shop-words.tsx";
import { createSegment } from "#app/services/segments/create-segment.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";

export { PageProblem as ErrorBoundary } from "#app/components/page-problem.tsx";
export { shopifyHeaders as headers } from "#app/shopify.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  await authenticateAdmin(request);
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const { db, shop, staff } = await authenticateAdmin(request);
  const form = readSegmentForm(await request.formData());
  if (!form.ok) return data(form, 400);

  const created = await createSegment(db, shop, { ...form.draft, staff });
  return created.ok ? redirect(`/app/segments/${created.segment}`) : data(created, 422);
}

const EMPTY = { name: "", query: "" };

export default function NewSegment() {
  const refusal = useActionData<typeof action>();
  const { say } = useWords();
  return (
    <Page
      backAction={{ content: say.segments.title, url: "/app/segments" }}
      title={say.editor.newTitle}
    >
      <SegmentEditor initial={EMPTY} refusal={sayRefusal(say, refusal)} />
    </Page>
  );
}
