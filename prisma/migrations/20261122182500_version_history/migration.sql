-- When a definition went live, whether those whom an edit brings in count as arrivals, and how far
-- an edit's joiners and leavers are recorded.
ALTER TABLE "segment_version"
    ADD COLUMN "arrivals" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "went_live_at" TIMESTAMPTZ(3),
    ADD COLUMN "told_through" BIGINT;

UPDATE "segment_version" v SET "went_live_at" = coalesce(
    (SELECT max(p.retired_at) FROM "segment_version" p
     WHERE p.shop = v.shop AND p.segment = v.segment AND p.version < v.version
       AND p.state = 'retired' AND p.build_cursor = 9223372036854775807),
    v.live_from)
WHERE v.state = 'live' OR (v.state = 'retired' AND v.build_cursor = 9223372036854775807);
