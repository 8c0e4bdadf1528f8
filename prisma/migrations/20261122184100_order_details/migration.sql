-- What else queries ask of orders and their lines. Null is "not known": rows of before keep it until
-- the order or the product is told of again, or the history is read again.
ALTER TABLE "order_version"
    ADD COLUMN "discount_codes" TEXT[],
    ADD COLUMN "location" BIGINT,
    ADD COLUMN "app" BIGINT;

ALTER TABLE "order_state"
    ADD COLUMN "channel" TEXT,
    ADD COLUMN "financial_status" TEXT,
    ADD COLUMN "discount_codes" TEXT[],
    ADD COLUMN "location" BIGINT,
    ADD COLUMN "app" BIGINT;

ALTER TABLE "line_state"
    ADD COLUMN "title" TEXT,
    ADD COLUMN "sku" TEXT,
    ADD COLUMN "price" BIGINT,
    ADD COLUMN "channel" TEXT,
    ADD COLUMN "financial_status" TEXT,
    ADD COLUMN "discount_codes" TEXT[];
