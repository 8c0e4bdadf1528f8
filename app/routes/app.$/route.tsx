export { PageProblem as ErrorBoundary } from "#app/components/page-problem.tsx";

/** Any other address of the app. */
export function loader(): never {
  throw new Response(null, { status: 404 });
}

export default function NoSuchPage() {
  return null;
}
