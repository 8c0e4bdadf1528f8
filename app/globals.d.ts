/// <reference types="vite/client" />
import "@remix-run/node";
import "@shopify/app-bridge-react";

declare module "@remix-run/node" {
  /** Types follow the flag only when it is said here too. */
  interface Future {
    v3_singleFetch: true;
  }
}
