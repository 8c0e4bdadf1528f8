-- What stood in abandoned checkouts, and which were recovered.
ALTER TABLE "checkout" ADD COLUMN "amount" BIGINT, ADD COLUMN "currency" TEXT;

CREATE TABLE "checkout_line_state" (
    "shop" BIGINT NOT NULL,
    "customer" BIGINT NOT NULL,
    "token" TEXT NOT NULL,
    "line" SMALLINT NOT NULL,
    "abandoned" TIMESTAMPTZ(3) NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,
    "recovered" BOOLEAN NOT NULL,
    "amount" BIGINT,
    "product" BIGINT,
    "title" TEXT,
    "sku" TEXT,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "checkout_line_state_pkey" PRIMARY KEY ("shop","customer","token","line","valid_from")
);

CREATE INDEX "checkout_line_state_shop_product_idx" ON "checkout_line_state"("shop", "product");

-- The checkouts of before, as far as they are known: without amounts and SKUs, which were not kept.
WITH "line" AS (
    SELECT s."shop", s."customer", s."token", s."valid_from", s."valid_until", c."completed_at",
           coalesce(l."number", 0)::SMALLINT AS "number", l."value",
           (SELECT min(g."gone_at") FROM "checkout" g
            WHERE g."shop" = c."shop" AND g."checkout_id" = c."checkout_id") AS "gone_at"
    FROM "checkout_state" s
    JOIN "checkout" c ON c."shop" = s."shop" AND c."token" = s."token"
    LEFT JOIN LATERAL jsonb_array_elements(c."lines") WITH ORDINALITY AS l("value", "number") ON TRUE
), "stood" AS (
    SELECT "line".*, "valid_from" AS "from", "valid_until" AS "until", FALSE AS "recovered" FROM "line"
    UNION ALL
    SELECT "line".*, "completed_at", coalesce("gone_at", 'infinity'), TRUE FROM "line"
    WHERE "valid_until" = "completed_at" AND "completed_at" < coalesce("gone_at", 'infinity')
)
INSERT INTO "checkout_line_state" (
    "shop", "customer", "token", "line", "abandoned", "valid_from", "valid_until", "recovered",
    "product", "title", "quantity")
SELECT "shop", "customer", "token", "number", "valid_from", "from", "until", "recovered",
       ("value" ->> 'product')::BIGINT, nullif("value" ->> 'title', ''),
       coalesce(("value" ->> 'quantity')::INTEGER, 0)
FROM "stood";
