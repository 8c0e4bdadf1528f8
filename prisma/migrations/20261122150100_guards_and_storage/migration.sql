-- What Prisma's schema cannot say: partial and expression indexes, checks, storage.

-- The inbox: only what waits is indexed, so that the index stays as small as the backlog.
CREATE INDEX "delivery_waiting" ON "delivery" ("shop", "received_at") WHERE "state" = 'waiting';
CREATE INDEX "delivery_quarantined" ON "delivery" ("shop", "received_at") WHERE "state" = 'quarantined';

-- Names are taken among the segments in use; an archived one frees its name.
CREATE UNIQUE INDEX "segment_name_in_use" ON "segment" ("shop", lower("name")) WHERE "archived_at" IS NULL;

-- Guest orders that still wait for their customer.
CREATE INDEX "shop_order_guest" ON "shop_order" ("shop", "guest_email_hash") WHERE "guest_email_hash" IS NOT NULL;
CREATE INDEX "checkout_guest" ON "checkout" ("shop", "email_hash") WHERE "email_hash" IS NOT NULL;

ALTER TABLE "shop_setting" ADD CONSTRAINT "shop_setting_known" CHECK ("setting" IN ('order_policy', 'time_zone', 'currency'));
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_state_known" CHECK ("state" IN ('waiting', 'applied', 'quarantined'));
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_applied_is_erased" CHECK ("state" <> 'applied' OR "body" IS NULL);
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_quarantined_says_why" CHECK ("state" <> 'quarantined' OR "reason" IS NOT NULL);
ALTER TABLE "customer" ADD CONSTRAINT "customer_sample_range" CHECK ("sample" BETWEEN 0 AND 127);
ALTER TABLE "customer_alias" ADD CONSTRAINT "customer_alias_moves" CHECK ("merged" <> "kept");
ALTER TABLE "customer_observation" ADD CONSTRAINT "customer_observation_kind_known" CHECK ("kind" IN ('read', 'added', 'removed'));
ALTER TABLE "product_observation" ADD CONSTRAINT "product_observation_kind_known" CHECK ("kind" IN ('read', 'added', 'removed'));
ALTER TABLE "segment" ADD CONSTRAINT "segment_kind_known" CHECK ("kind" IN ('live', 'static', 'imported'));
ALTER TABLE "segment_version" ADD CONSTRAINT "segment_version_state_known" CHECK ("state" IN ('building', 'live', 'retired'));
ALTER TABLE "segment_version" ADD CONSTRAINT "segment_version_live_has_start" CHECK ("state" <> 'live' OR "live_from" IS NOT NULL);
ALTER TABLE "membership_change" ADD CONSTRAINT "membership_change_kind_known" CHECK ("kind" IN ('entered', 'left'));

-- An interval holds at least one moment.
ALTER TABLE "customer_value" ADD CONSTRAINT "customer_value_interval" CHECK ("valid_from" < "valid_until");
ALTER TABLE "product_value" ADD CONSTRAINT "product_value_interval" CHECK ("valid_from" < "valid_until");
ALTER TABLE "order_state" ADD CONSTRAINT "order_state_interval" CHECK ("valid_from" < "valid_until");
ALTER TABLE "line_state" ADD CONSTRAINT "line_state_interval" CHECK ("valid_from" < "valid_until");
ALTER TABLE "checkout_state" ADD CONSTRAINT "checkout_state_interval" CHECK ("valid_from" < "valid_until");
ALTER TABLE "membership" ADD CONSTRAINT "membership_interval" CHECK ("left_at" IS NULL OR "entered_at" < "left_at");

-- Sealed bodies do not compress: spare the attempt.
ALTER TABLE "delivery" ALTER COLUMN "body" SET STORAGE EXTERNAL;

-- Rows that are updated in place find room on their own page.
ALTER TABLE "delivery" SET (fillfactor = 80);
ALTER TABLE "customer" SET (fillfactor = 90);
ALTER TABLE "customer_turn" SET (fillfactor = 70);
ALTER TABLE "membership" SET (fillfactor = 90);
ALTER TABLE "segment_version" SET (fillfactor = 50);
