import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { SegmentEditor } from "#app/components/segment-editor.tsx";
import { readSegmentForm } from "#app/components/segment-form.ts";
import { sayRefusal } from "#app/components/segment-refusal.ts";
import { useWords } from "#app/components/shop-words.tsx";
import { orNotFound } from "#app/or-not-found.ts";
import { changeSegment } from "#app/services/segments/change-segment.server.ts";
import { showDraft } from "#app/services/segments/show-draft.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";

export { PageProblem as ErrorBoundary } from "#app/components/page-problem.tsx";
export { shopifyHeaders as headers } from "#app/shopify.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, shop } = await authenticateAdmin(request);
  return orNotFound(await showDraft(db, shop, params["segmentId"] ?? ""));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, shop, staff } = await authenticateAdmin(request);
  const form = readSegmentForm(await request.formData());
  if (!form.ok) return data(form, 400);

  const segment = params["segmentId"] ?? "";
  const changed = await changeSegment(db, shop, { ...form.draft, segment, staff });
  if (!changed.ok && changed.reason === "not-found") throw new Response(null, { status: 404 });
  if (!changed.ok) return data(changed, 422);
  const saved = changed.replaced === undefined ? "" : `?saved=${changed.version}`;
  return redirect(`/app/segments/${segment}${saved}`);
}

export default function EditSegment() {
  const { segment, ...draft } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { say } = useWords();
  return (
    <Page
      backAction={{ content: draft.name, url: `/app/segments/${segment}` }}
      title={say.editor.editTitle(draft.name)}
    >
      <SegmentEditor
        key={segment}
        initial={draft}
        edited={segment}
        refusal={sayRefusal(say, refusal)}
      />
    </Page>
  );
}
