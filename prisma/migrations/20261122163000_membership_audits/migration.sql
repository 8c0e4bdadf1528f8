-- What the nightly check found.
CREATE TABLE "membership_audit" (
    "shop" BIGINT NOT NULL,
    "audited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checked" INTEGER NOT NULL,
    "differing" INTEGER NOT NULL,
    "differences" JSONB NOT NULL,

    CONSTRAINT "membership_audit_pkey" PRIMARY KEY ("shop","audited_at")
);
