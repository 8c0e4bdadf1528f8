export const LIST_SEGMENT_SUBSCRIPTIONS = `query ListSegmentSubscriptions {
  webhookSubscriptions(first: 50, topics: [CUSTOMER_JOINED_SEGMENT, CUSTOMER_LEFT_SEGMENT]) {
    nodes {
      topic
      uri
    }
  }
}`;

export const SUBSCRIBE_TO_SEGMENTS = `mutation SubscribeToSegments(
  $topic: WebhookSubscriptionTopic!
  $uri: String!
) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri }) {
    userErrors {
      message
    }
  }
}`;
