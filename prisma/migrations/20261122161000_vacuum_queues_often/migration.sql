-- Queues die from their head: whoever looks for the oldest waiting row wades through those that are
-- done. A share of a table that keeps two days of deliveries is far too late, so a fixed count.
ALTER TABLE "delivery" SET (
  autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_threshold = 50000,
  toast.autovacuum_vacuum_scale_factor = 0,
  toast.autovacuum_vacuum_threshold = 50000
);
ALTER TABLE "customer_turn" SET (
  autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_threshold = 50000
);
