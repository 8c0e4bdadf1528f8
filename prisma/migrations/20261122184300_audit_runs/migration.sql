-- A check that is under way: how far it is, and what it found so far.
CREATE TABLE "membership_audit_run" (
    "shop" BIGINT NOT NULL,
    "first_sample" SMALLINT NOT NULL,
    "samples" SMALLINT NOT NULL,
    "samples_done" SMALLINT NOT NULL DEFAULT 0,
    "checked" INTEGER NOT NULL DEFAULT 0,
    "differing" INTEGER NOT NULL DEFAULT 0,
    "differences" JSONB NOT NULL DEFAULT '[]',
    "asked_by" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_until" TIMESTAMPTZ(3),

    CONSTRAINT "membership_audit_run_pkey" PRIMARY KEY ("shop")
);
