-- What the shop says of itself, each with its time; its time zone and currency are worked out from these.
ALTER TABLE "shop" ADD COLUMN "plan" TEXT;

CREATE TABLE "shop_reading" (
    "shop" BIGINT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "triggered_at" TIMESTAMPTZ(3) NOT NULL,
    "body_hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "time_zone" TEXT,
    "country" TEXT,
    "plan" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_reading_pkey" PRIMARY KEY ("shop","updated_at")
);

INSERT INTO "shop_reading" ("shop", "updated_at", "triggered_at", "body_hash", "name", "currency", "time_zone", "country")
SELECT "shop", "installed_at", "installed_at", '', "name", "currency", "time_zone", "country"
FROM "shop" WHERE "erased_at" IS NULL;

-- Everyone to be looked at again because a setting changed, a range of customers at a time.
CREATE TABLE "recalculation" (
    "shop" BIGINT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "with_orders" BOOLEAN NOT NULL,
    "through" BIGINT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recalculation_pkey" PRIMARY KEY ("shop")
);
