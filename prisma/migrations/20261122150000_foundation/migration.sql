-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "shop" (
    "shop" BIGINT NOT NULL,
    "domain" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "country" TEXT,
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "uninstalled_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),
    "wrapped_key" BYTEA,
    "evaluated_to" TIMESTAMPTZ(3) NOT NULL,
    "import_completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "shop_pkey" PRIMARY KEY ("shop")
);

-- CreateTable
CREATE TABLE "shop_alias" (
    "domain" TEXT NOT NULL,
    "shop" BIGINT NOT NULL,

    CONSTRAINT "shop_alias_pkey" PRIMARY KEY ("domain")
);

-- CreateTable
CREATE TABLE "shop_setting" (
    "shop" BIGINT NOT NULL,
    "setting" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "value" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by" TEXT,

    CONSTRAINT "shop_setting_pkey" PRIMARY KEY ("shop","setting","valid_from")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "is_online" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMPTZ(3),
    "access_token" TEXT NOT NULL,
    "user_id" BIGINT,
    "first_name" TEXT,
    "last_name" TEXT,
    "email" TEXT,
    "account_owner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "email_verified" BOOLEAN DEFAULT false,
    "refresh_token" TEXT,
    "refresh_token_expires" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "shop" BIGINT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "api_version" TEXT,
    "event_id" TEXT,
    "triggered_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "body" BYTEA,
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("shop","webhook_id")
);

-- CreateTable
CREATE TABLE "customer" (
    "shop" BIGINT NOT NULL,
    "customer" BIGINT NOT NULL,
    "known_from" TIMESTAMPTZ(3) NOT NULL,
    "added_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3),
    "triggered_at" TIMESTAMPTZ(3),
    "body_hash" TEXT,
    "email" BYTEA,
    "first_name" BYTEA,
    "last_name" BYTEA,
    "phone" BYTEA,
    "email_hash" BYTEA,
    "locale" TEXT,
    "gone_at" TIMESTAMPTZ(3),
    "gone_reason" TEXT,
    "sample" SMALLINT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("shop","customer")
);

-- CreateTable
CREATE TABLE "customer_turn" (
    "shop" BIGINT NOT NULL,
    "customer" BIGINT NOT NULL,
    "due" TIMESTAMPTZ(3) NOT NULL,
    "cause" TEXT NOT NULL,

    CONSTRAINT "customer_turn_pkey" PRIMARY KEY ("shop","customer")
);

-- CreateTable
CREATE TABLE "customer_alias" (
    "shop" BIGINT NOT NULL,
    "merged" BIGINT NOT NULL,
    "kept" BIGINT NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_alias_pkey" PRIMARY KEY ("shop","merged")
);

-- CreateTable
CREATE TABLE "customer_observation" (
    "shop" BIGINT NOT NULL,
    "customer" BIGINT NOT NULL,
    "attribute" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "triggered_at" TIMESTAMPTZ(3),
    "body_hash" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_observation_pkey" PRIMARY KEY ("shop","customer","attribute","value","kind","observed_at")
);

-- CreateTable
CREATE TABLE "customer_value" (
    "shop" BIGINT NOT NULL,
    "customer" BIGINT NOT NULL,
    "attribute" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_value_pkey" PRIMARY KEY ("shop","customer","attribute","value","valid_from")
);

-- CreateTable
CREATE TABLE "shop_order" (
    "shop" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "name" TEXT,
    "customer" BIGINT,
    "owner" BIGINT,
    "guest_email_hash" BYTEA,
    "placed" TIMESTAMPTZ(3),
    "gone_at" TIMESTAMPTZ(3),
    "gone_reason" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_order_pkey" PRIMARY KEY ("shop","order_id")
);

-- CreateTable
CREATE TABLE "order_version" (
    "shop" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "triggered_at" TIMESTAMPTZ(3) NOT NULL,
    "body_hash" TEXT NOT NULL,
    "placed" TIMESTAMPTZ(3) NOT NULL,
    "customer" BIGINT,
    "test" BOOLEAN NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),
    "financial_status" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "total" BIGINT NOT NULL,
    "goods" BIGINT NOT NULL,
    "lines" JSONB NOT NULL,
    "refunds" BIGINT[],
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_version_pkey" PRIMARY KEY ("shop","order_id","updated_at")
);

-- CreateTable
CREATE TABLE "refund" (
    "shop" BIGINT NOT NULL,
    "refund" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "refunded_at" TIMESTAMPTZ(3) NOT NULL,
    "amount" BIGINT NOT NULL,
    "goods" BIGINT NOT NULL,
    "lines" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("shop","refund")
);

-- CreateTable
CREATE TABLE "order_state" (
    "shop" BIGINT NOT NULL,
    "customer" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "placed" TIMESTAMPTZ(3) NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,
    "traits" SMALLINT NOT NULL,
    "net" BIGINT NOT NULL,
    "goods" BIGINT NOT NULL,

    CONSTRAINT "order_state_pkey" PRIMARY KEY ("shop","customer","order_id","valid_from")
);

-- CreateTable
CREATE TABLE "line_state" (
    "shop" BIGINT NOT NULL,
    "customer" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "line_id" BIGINT NOT NULL,
    "product" BIGINT,
    "variant" BIGINT,
    "placed" TIMESTAMPTZ(3) NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,
    "traits" SMALLINT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "net" BIGINT NOT NULL,

    CONSTRAINT "line_state_pkey" PRIMARY KEY ("shop","customer","order_id","line_id","valid_from")
);

-- CreateTable
CREATE TABLE "product" (
    "shop" BIGINT NOT NULL,
    "product" BIGINT NOT NULL,
    "title" TEXT,
    "handle" TEXT,
    "vendor" TEXT,
    "type" TEXT,
    "image" TEXT,
    "updated_at" TIMESTAMPTZ(3),
    "triggered_at" TIMESTAMPTZ(3),
    "body_hash" TEXT,
    "gone_at" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "product_pkey" PRIMARY KEY ("shop","product")
);

-- CreateTable
CREATE TABLE "product_observation" (
    "shop" BIGINT NOT NULL,
    "product" BIGINT NOT NULL,
    "attribute" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "triggered_at" TIMESTAMPTZ(3),
    "body_hash" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "product_observation_pkey" PRIMARY KEY ("shop","product","attribute","value","kind","observed_at")
);

-- CreateTable
CREATE TABLE "product_value" (
    "shop" BIGINT NOT NULL,
    "product" BIGINT NOT NULL,
    "attribute" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_value_pkey" PRIMARY KEY ("shop","product","attribute","value","valid_from")
);

-- CreateTable
CREATE TABLE "checkout" (
    "shop" BIGINT NOT NULL,
    "token" TEXT NOT NULL,
    "checkout_id" BIGINT,
    "customer" BIGINT,
    "owner" BIGINT,
    "email_hash" BYTEA,
    "created_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "recovery_url" BYTEA,
    "lines" JSONB NOT NULL DEFAULT '[]',
    "updated_at" TIMESTAMPTZ(3),
    "triggered_at" TIMESTAMPTZ(3),
    "body_hash" TEXT,
    "gone_at" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "checkout_pkey" PRIMARY KEY ("shop","token")
);

-- CreateTable
CREATE TABLE "checkout_state" (
    "shop" BIGINT NOT NULL,
    "customer" BIGINT NOT NULL,
    "token" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checkout_state_pkey" PRIMARY KEY ("shop","customer","token")
);

-- CreateTable
CREATE TABLE "segment" (
    "shop" BIGINT NOT NULL,
    "segment" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "labels" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "starred" BOOLEAN NOT NULL DEFAULT false,
    "goal" TEXT,
    "version" INTEGER,
    "created_by" TEXT,
    "edited_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "segment_pkey" PRIMARY KEY ("shop","segment")
);

-- CreateTable
CREATE TABLE "segment_version" (
    "shop" BIGINT NOT NULL,
    "segment" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "query" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'building',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT,
    "live_from" TIMESTAMPTZ(3),
    "retired_at" TIMESTAMPTZ(3),
    "build_cursor" BIGINT,
    "members" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "segment_version_pkey" PRIMARY KEY ("shop","segment","version")
);

-- CreateTable
CREATE TABLE "membership" (
    "shop" BIGINT NOT NULL,
    "segment" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "customer" BIGINT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("shop","segment","version","customer","entered_at")
);

-- CreateTable
CREATE TABLE "membership_change" (
    "shop" BIGINT NOT NULL,
    "change" UUID NOT NULL,
    "segment" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "customer" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cause" TEXT NOT NULL,
    "cause_ref" TEXT,
    "announced" BOOLEAN NOT NULL,

    CONSTRAINT "membership_change_pkey" PRIMARY KEY ("shop","change")
);

-- CreateTable
CREATE TABLE "block" (
    "shop" BIGINT NOT NULL,
    "block" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "block_pkey" PRIMARY KEY ("shop","block")
);

-- CreateTable
CREATE TABLE "block_version" (
    "shop" BIGINT NOT NULL,
    "block" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT,

    CONSTRAINT "block_version_pkey" PRIMARY KEY ("shop","block","version")
);

-- CreateTable
CREATE TABLE "history_import" (
    "shop" BIGINT NOT NULL,
    "import" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "bulk_operation" TEXT,
    "orders_total" INTEGER,
    "orders_done" INTEGER NOT NULL DEFAULT 0,
    "phase" TEXT NOT NULL,
    "cursor" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "history_import_pkey" PRIMARY KEY ("shop","import")
);

-- CreateTable
CREATE TABLE "access_log" (
    "shop" BIGINT NOT NULL,
    "entry" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "staff" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,

    CONSTRAINT "access_log_pkey" PRIMARY KEY ("shop","entry")
);

-- CreateIndex
CREATE INDEX "shop_alias_shop_idx" ON "shop_alias"("shop");

-- CreateIndex
CREATE INDEX "session_shop_idx" ON "session"("shop");

-- CreateIndex
CREATE INDEX "customer_shop_email_hash_idx" ON "customer"("shop", "email_hash");

-- CreateIndex
CREATE INDEX "customer_shop_sample_customer_idx" ON "customer"("shop", "sample", "customer");

-- CreateIndex
CREATE INDEX "customer_turn_shop_due_idx" ON "customer_turn"("shop", "due");

-- CreateIndex
CREATE INDEX "customer_alias_shop_kept_idx" ON "customer_alias"("shop", "kept");

-- CreateIndex
CREATE INDEX "shop_order_shop_owner_idx" ON "shop_order"("shop", "owner");

-- CreateIndex
CREATE INDEX "refund_shop_order_id_idx" ON "refund"("shop", "order_id");

-- CreateIndex
CREATE INDEX "line_state_shop_product_idx" ON "line_state"("shop", "product");

-- CreateIndex
CREATE INDEX "product_value_shop_attribute_value_idx" ON "product_value"("shop", "attribute", "value");

-- CreateIndex
CREATE INDEX "checkout_shop_checkout_id_idx" ON "checkout"("shop", "checkout_id");

-- CreateIndex
CREATE INDEX "checkout_shop_owner_idx" ON "checkout"("shop", "owner");

-- CreateIndex
CREATE INDEX "membership_shop_customer_idx" ON "membership"("shop", "customer");

-- CreateIndex
CREATE INDEX "membership_change_shop_segment_recorded_at_idx" ON "membership_change"("shop", "segment", "recorded_at");

-- CreateIndex
CREATE INDEX "membership_change_shop_customer_idx" ON "membership_change"("shop", "customer");

-- CreateIndex
CREATE INDEX "access_log_shop_at_idx" ON "access_log"("shop", "at");

