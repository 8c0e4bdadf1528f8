/**
 * The bulk queries that read a shop's history. Shopify's rules for them: one connection at the top,
 * five in all, two levels deep below it, and none inside a list. The last rule is why refunds are
 * read from the sales ledger (`agreements`), and only for the orders that have any.
 */
export const BULK_CUSTOMERS = `{
  customers {
    edges {
      node {
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
        addressesV2 {
          edges {
            node {
              countryCodeV2
              provinceCode
              city
              zip
              latitude
              longitude
            }
          }
        }
        metafields {
          edges {
            node {
              namespace
              key
              type
              value
            }
          }
        }
      }
    }
  }
}`;

export const BULK_PRODUCTS = `{
  products {
    edges {
      node {
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
        collections {
          edges {
            node {
              id
            }
          }
        }
      }
    }
  }
}`;

const ORDER = `
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
        }
        lineItems {
          edges {
            node {
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
        }`;

export const BULK_ORDERS = `{
  orders {
    edges {
      node {${ORDER}
      }
    }
  }
}`;

export const BULK_REFUNDED_ORDERS = `{
  orders(query: "financial_status:refunded OR financial_status:partially_refunded") {
    edges {
      node {${ORDER}
        agreements {
          edges {
            node {
              __typename
              id
              ... on RefundAgreement {
                refund {
                  id
                  createdAt
                  processedAt
                  totalRefundedSet {
                    shopMoney {
                      amount
                      currencyCode
                    }
                  }
                }
              }
              sales {
                edges {
                  node {
                    quantity
                    totalAmount {
                      shopMoney {
                        amount
                        currencyCode
                      }
                    }
                    totalTaxAmount {
                      shopMoney {
                        amount
                        currencyCode
                      }
                    }
                    ... on ProductSale {
                      lineItem {
                        id
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}`;
