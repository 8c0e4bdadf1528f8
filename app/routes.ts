import { index, prefix, route, type RouteConfig } from "@remix-run/route-config";

/** Every address of the app. Webhooks, health and metrics are answered before Remix, in `server.ts`. */
export default [
  index("routes/_index/route.tsx"),
  route("auth/session-token", "routes/auth.session-token/route.tsx"),
  ...prefix("api/v1", [
    route("segments", "routes/api.v1.segments/route.ts"),
    route("segments/:segmentId", "routes/api.v1.segment/route.ts"),
    route("segments/:segmentId/members", "routes/api.v1.members/route.ts"),
    route("changes", "routes/api.v1.changes/route.ts"),
    route("customers/:customerId", "routes/api.v1.customer/route.ts"),
    route("*", "routes/api.v1.$/route.ts"),
  ]),
  route("app", "routes/app/route.tsx", [
    index("routes/app._index/route.tsx"),
    route("segments", "routes/app.segments._index/route.tsx"),
    route("segments/new", "routes/app.segments.new/route.tsx"),
    route("segments/gallery", "routes/app.segments.gallery/route.ts"),
    route("segments/preview", "routes/app.segments.preview/route.ts"),
    route("segments/details", "routes/app.segments.details/route.ts"),
    route("segments/:segmentId", "routes/app.segment/route.tsx"),
    route("segments/:segmentId/about", "routes/app.segment.about/route.ts"),
    route("segments/:segmentId/check", "routes/app.segment.check/route.tsx"),
    route("segments/:segmentId/past", "routes/app.segment.past/route.tsx"),
    route("segments/:segmentId/customers/:customerId", "routes/app.segment.customer/route.tsx"),
    route("segments/:segmentId/edit", "routes/app.segment.edit/route.tsx"),
    route("customers", "routes/app.customers._index/route.tsx"),
    route("customers/pick", "routes/app.customers.pick/route.ts"),
    route("customers/:customerId", "routes/app.customer/route.tsx"),
    route("blocks", "routes/app.blocks._index/route.tsx"),
    route("blocks/:blockId", "routes/app.block/route.tsx"),
    route("settings", "routes/app.settings/route.tsx"),
    route("settings/audit", "routes/app.settings.audit/route.ts"),
    route("settings/tokens", "routes/app.settings.tokens/route.ts"),
    route("*", "routes/app.$/route.tsx"),
  ]),
] satisfies RouteConfig;
