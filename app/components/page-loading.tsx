import { useLocation, useNavigation } from "@remix-run/react";
import { Card, SkeletonBodyText, SkeletonPage } from "@shopify/polaris";
import { type ReactNode, useEffect, useState } from "react";

/** Below this a skeleton would only flash. */
const PATIENCE_MS = 200;

/** Shows its children, or a skeleton once the next page takes noticeably long. */
export function PageLoading({ children }: { readonly children: ReactNode }) {
  const isLeaving = useIsLeaving();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!isLeaving) return;
    const timer = setTimeout(() => {
      setSlow(true);
    }, PATIENCE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isLeaving]);

  if (!isLeaving || !isSlow) return children;
  return (
    <SkeletonPage primaryAction>
      <Card>
        <SkeletonBodyText lines={8} />
      </Card>
    </SkeletonPage>
  );
}

/** Whether another page is on its way; paging and filters within a page keep what is shown. */
function useIsLeaving(): boolean {
  const { state, location: next } = useNavigation();
  const { pathname } = useLocation();
  return state === "loading" && next.pathname !== pathname;
}
