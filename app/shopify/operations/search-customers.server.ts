/** Those who fit a search the way Shopify's own customer list does it: by name, address or phone. */
export const SEARCH_CUSTOMERS = `query SearchCustomers($query: String!, $first: Int!) {
  customers(first: $first, query: $query) {
    nodes {
      id
    }
  }
}`;
