import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { AppNavigation } from "#app/components/app-navigation.tsx";
import { PageLoading } from "#app/components/page-loading.tsx";
import { ShopCatalogProvider } from "#app/components/shop-catalog.tsx";
import { ShopWordsProvider } from "#app/components/shop-words.tsx";
import { loadVocabulary } from "#app/services/shops/load-vocabulary.server.ts";
import { showShop } from "#app/services/shops/show-shop.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";

export { shopifyHeaders as headers } from "#app/shopify.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: polarisStyles }];

export const meta: MetaFunction = () => [{ title: "Satsuma" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, shop } = await authenticateAdmin(request);
  return { ...(await showShop(db, shop)), vocabulary: await loadVocabulary(db, shop) };
}

/** The shell of every page: Polaris, the shop's words, the admin's navigation. The App Bridge script is the document's first. */
export default function App() {
  const { locale, currency, timeZone, vocabulary } = useLoaderData<typeof loader>();
  return (
    <AppProvider isEmbeddedApp={false} apiKey="">
      <ShopWordsProvider settings={{ locale, currency, timeZone }}>
        <ShopCatalogProvider vocabulary={vocabulary}>
          <AppNavigation />
          <main>
            <PageLoading>
              <Outlet />
            </PageLoading>
          </main>
        </ShopCatalogProvider>
      </ShopWordsProvider>
    </AppProvider>
  );
}
