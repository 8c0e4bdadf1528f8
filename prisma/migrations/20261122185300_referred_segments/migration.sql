-- Instant: a constant default rewrites nothing.
ALTER TABLE "segment_version" ADD COLUMN "segments" JSONB NOT NULL DEFAULT '[]';
