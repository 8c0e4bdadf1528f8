/** Grouped, so that what belongs to a thing follows it: then a stream of it needs no memory. */
export const RUN_BULK_QUERY = `mutation RunBulkQuery($query: String!) {
  bulkOperationRunQuery(query: $query, groupObjects: true) {
    bulkOperation {
      id
    }
    userErrors {
      code
      message
    }
  }
}`;

export const FIND_BULK_OPERATION = `query FindBulkOperation($id: ID!) {
  bulkOperation(id: $id) {
    id
    status
    errorCode
    createdAt
    objectCount
    url
  }
}`;

export const COUNT_ORDERS = `query CountOrders {
  ordersCount(limit: null) {
    count
  }
}`;
