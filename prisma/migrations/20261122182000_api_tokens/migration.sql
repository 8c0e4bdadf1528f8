-- Keys to the API. Of the text itself only a hash is kept.
CREATE TABLE "api_token" (
    "shop" BIGINT NOT NULL,
    "token" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("shop","token")
);

ALTER TABLE "api_token" ADD CONSTRAINT "api_token_scopes_known" CHECK ("scopes" <@ ARRAY['read', 'write']);
