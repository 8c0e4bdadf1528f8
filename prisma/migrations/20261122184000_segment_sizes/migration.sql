-- How large each definition would have been at past moments, worked out once.
CREATE TABLE "segment_size" (
    "shop" BIGINT NOT NULL,
    "segment" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "size" BIGINT NOT NULL,
    "estimated" BOOLEAN NOT NULL,

    CONSTRAINT "segment_size_pkey" PRIMARY KEY ("shop","segment","version","at")
);
