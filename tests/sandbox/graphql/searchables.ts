import {
  financialStatus,
  type ShopCustomer,
  type ShopOrder,
  type ShopProduct,
} from "#tests/sandbox/shop/things.ts";
import type { Searchable } from "./search-syntax.ts";

export function searchableOrder(order: ShopOrder): Searchable {
  return {
    default: `${order.name} ${order.email ?? ""}`,
    id: order.id,
    name: order.name,
    created_at: order.placedAt,
    processed_at: order.placedAt,
    updated_at: order.updatedAt,
    financial_status: financialStatus(order),
    customer_id: order.customer?.id,
  };
}

export function searchableCustomer(customer: ShopCustomer): Searchable {
  return {
    default: `${customer.firstName} ${customer.lastName} ${customer.email}`,
    id: customer.id,
    email: customer.email,
    first_name: customer.firstName,
    last_name: customer.lastName,
    created_at: customer.createdAt,
    customer_date: customer.createdAt,
    updated_at: customer.updatedAt,
    orders_count: customer.orders.length,
  };
}

export function searchableProduct(product: ShopProduct): Searchable {
  return {
    default: `${product.title} ${product.code}`,
    id: product.id,
    title: product.title,
    handle: product.handle,
    sku: product.code,
    created_at: product.createdAt,
    updated_at: product.createdAt,
  };
}
