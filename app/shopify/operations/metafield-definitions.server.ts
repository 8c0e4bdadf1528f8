export const CUSTOMER_METAFIELDS = `query CustomerMetafields($after: String) {
  metafieldDefinitions(ownerType: CUSTOMER, first: 100, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      namespace
      key
      name
      type {
        name
      }
    }
  }
}`;
