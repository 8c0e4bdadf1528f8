-- What customers did in emails, on the site and elsewhere: grow-only, each named by its source.
CREATE TABLE "activity" (
    "shop" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "told_of" BIGINT NOT NULL,
    "customer" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "message" TEXT,
    "campaign" TEXT,
    "link" TEXT,
    "machine" BOOLEAN NOT NULL DEFAULT false,
    "page" TEXT,
    "product" BIGINT,
    "collection" BIGINT,
    "dwell" INTEGER,
    "properties" JSONB NOT NULL DEFAULT '{}',
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("shop","source","source_id")
);

CREATE INDEX "activity_shop_customer_kind_idx" ON "activity"("shop", "customer", "kind");

-- Kinds of data of which something has come to a shop, once and for all.
CREATE TABLE "known_data" (
    "shop" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "known_data_pkey" PRIMARY KEY ("shop","kind")
);

ALTER TABLE "activity" ADD CONSTRAINT "activity_kind_known" CHECK ("kind" IN ('email', 'visit', 'event'));
