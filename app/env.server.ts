import { z } from "zod";

/** Parses the environment once. No other file reads `process.env`. */
const Environment = z
  .object({
    NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
    /** PostgreSQL; when absent the embedded database in SATSUMA_DATA is used. */
    DATABASE_URL: z
      .string()
      .optional()
      .transform((url) => (url === "" ? undefined : url)),
    SATSUMA_DATA: z.string().default(".satsuma/data"),
    /** 32 bytes in base64 that wrap every shop's data key; embedded mode makes a 0600 file instead. */
    SATSUMA_KEY: z.string().optional(),
    /** "1" serves pages straight from their sources. */
    SATSUMA_DEV: z.string().optional(),
    /** Lets others than this machine read /metrics, as a bearer token. */
    SATSUMA_METRICS_TOKEN: z.string().min(16).optional(),
    PORT: z.coerce.number().int().default(3000),
    SHOPIFY_API_KEY: z.string().default(""),
    SHOPIFY_API_SECRET: z.string().default(""),
    /** Still accepted for webhooks while Shopify rotates to the new secret (up to an hour). */
    SHOPIFY_API_SECRET_PREVIOUS: z.string().optional(),
    SHOPIFY_APP_URL: z.string().default("http://localhost:3000"),
    SCOPES: z
      .string()
      .default("read_customers,read_customer_merge,read_orders,read_all_orders,read_products"),
    /** The stand-in shop. Every call to Shopify goes there instead. */
    SANDBOX_URL: z.string().optional(),
    APP_BRIDGE_URL: z.string().default("https://cdn.shopify.com/shopifycloud/app-bridge.js"),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  })
  .refine(({ NODE_ENV, SANDBOX_URL }) => !(NODE_ENV === "production" && SANDBOX_URL), {
    message: "SANDBOX_URL is set in production. The sandbox shop never runs there: unset it.",
  });

export type Environment = z.infer<typeof Environment>;

export const env: Environment = Environment.parse(process.env);
