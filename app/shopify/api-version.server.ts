import { ApiVersion } from "@shopify/shopify-api";

/** The Admin API everything here was written against; the sandbox serves this one too. */
export const API_VERSION = ApiVersion.October26;
