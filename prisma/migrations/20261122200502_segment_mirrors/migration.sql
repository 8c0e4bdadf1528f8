-- Segments that Shopify keeps. Whom they hold is observed of customers; this is when it is read.
CREATE TABLE "segment_mirror" (
    "shop" BIGINT NOT NULL,
    "segment" UUID NOT NULL,
    "shopify_id" BIGINT NOT NULL,
    "query" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "held_until" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "gone_at" TIMESTAMPTZ(3),
    "reading_at" TIMESTAMPTZ(3),
    "page" TEXT,
    "cursor" BIGINT,

    CONSTRAINT "segment_mirror_pkey" PRIMARY KEY ("shop","segment")
);

-- Those whom a reading that is under way has found.
CREATE TABLE "segment_mirror_member" (
    "shop" BIGINT NOT NULL,
    "segment" UUID NOT NULL,
    "customer" BIGINT NOT NULL,

    CONSTRAINT "segment_mirror_member_pkey" PRIMARY KEY ("shop","segment","customer")
);
