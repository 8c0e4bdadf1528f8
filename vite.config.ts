import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

/** Packages stay outside the server build (Vite's default), so the database drivers load from node_modules. */
export default defineConfig({
  plugins: [
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  build: { assetsInlineLimit: 0 },
});
