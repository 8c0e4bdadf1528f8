/** A page of an order's lines is the largest that costs less than half of what one request may. */
export const FETCH_ORDER = `query FetchOrder($id: ID!, $after: String) {
  order(id: $id) {
    id
    name
    createdAt
    processedAt
    updatedAt
    cancelledAt
    test
    displayFinancialStatus
    sourceName
    discountCodes
    retailLocation {
      id
    }
    app {
      id
    }
    email
    customer {
      id
    }
    currentTotalPriceSet {
      shopMoney {
        amount
        currencyCode
      }
    }
    refunds {
      id
      processedAt
      totalRefundedSet {
        shopMoney {
          amount
          currencyCode
        }
      }
    }
    lineItems(first: 48, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        title
        sku
        quantity
        currentQuantity
        product {
          id
        }
        variant {
          id
        }
        originalUnitPriceSet {
          shopMoney {
            amount
            currencyCode
          }
        }
        discountAllocations {
          allocatedAmountSet {
            shopMoney {
              amount
              currencyCode
            }
          }
        }
        priceAfterAllDiscountsBeforeTaxesSet {
          shopMoney {
            amount
            currencyCode
          }
        }
      }
    }
  }
}`;

export const FETCH_REFUND_LINES = `query FetchRefundLines($id: ID!, $after: String) {
  refund(id: $id) {
    refundLineItems(first: 80, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        quantity
        lineItem {
          id
        }
        subtotalSet {
          shopMoney {
            amount
            currencyCode
          }
        }
        totalTaxSet {
          shopMoney {
            amount
            currencyCode
          }
        }
      }
    }
  }
}`;

export const FETCH_CUSTOMER = `query FetchCustomer($id: ID!) {
  customer(id: $id) {
    id
    createdAt
    updatedAt
    firstName
    lastName
    locale
    state
    tags
    defaultEmailAddress {
      emailAddress
      marketingState
      marketingUpdatedAt
    }
    defaultPhoneNumber {
      phoneNumber
      smsMarketingConsent {
        state
        updatedAt
      }
    }
    addressesV2(first: 100) {
      nodes {
        countryCodeV2
        provinceCode
        city
        zip
        latitude
        longitude
      }
    }
    metafields(first: 100) {
      nodes {
        namespace
        key
        type
        value
      }
    }
  }
}`;

export const FETCH_PRODUCT = `query FetchProduct($id: ID!) {
  product(id: $id) {
    id
    updatedAt
    title
    handle
    vendor
    productType
    tags
    category {
      fullName
    }
    featuredMedia {
      preview {
        image {
          url
        }
      }
    }
    collections(first: 250) {
      nodes {
        id
      }
    }
  }
}`;

export const FETCH_COLLECTION = `query FetchCollection($id: ID!, $after: String) {
  collection(id: $id) {
    products(first: 250, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
      }
    }
  }
}`;

export const FETCH_SCOPES = `query FetchScopes {
  currentAppInstallation {
    accessScopes {
      handle
    }
  }
}`;
