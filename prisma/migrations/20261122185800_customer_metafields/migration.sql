-- The customer metafields that the shop defines: what its queries may ask besides the standard names.
CREATE TABLE "metafield_definition" (
    "shop" BIGINT NOT NULL,
    "namespace" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "metafield_definition_pkey" PRIMARY KEY ("shop","namespace","key")
);
