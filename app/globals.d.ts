/// <reference types="vite/client" />
/// <reference types="@shopify/app-bridge-types" />
import "@remix-run/node";

declare module "@remix-run/node" {
  /** Types follow the flag only when it is said here too. */
  interface Future {
    v3_singleFetch: true;
  }
}
