-- Whom snapshots hold is observed of customers; this is when they are taken.
CREATE TABLE "segment_snapshot" (
    "shop" BIGINT NOT NULL,
    "segment" UUID NOT NULL,
    "source" TEXT,
    "refresh" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "taking_at" TIMESTAMPTZ(3),
    "cursor" BIGINT,

    CONSTRAINT "segment_snapshot_pkey" PRIMARY KEY ("shop","segment")
);
