-- Who looked at a product is asked whenever its tags change.
CREATE INDEX "activity_shop_product_idx" ON "activity"("shop", "product");
