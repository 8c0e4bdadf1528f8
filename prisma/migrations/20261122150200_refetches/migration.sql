-- Things that Shopify must be asked for again by id: hints, contested states, merges.
CREATE TABLE "refetch" (
    "shop" BIGINT NOT NULL,
    "entity" TEXT NOT NULL,
    "id" BIGINT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refetch_pkey" PRIMARY KEY ("shop","entity","id")
);

-- The version of the order that last told of the refund; -infinity while only refunds/create did.
ALTER TABLE "refund" ADD COLUMN "told_at" TIMESTAMPTZ(3) NOT NULL DEFAULT '-infinity';
