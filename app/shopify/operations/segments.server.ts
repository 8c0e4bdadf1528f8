/** Those edited last first. */
export const LIST_SEGMENTS = `query ListSegments($after: String) {
  segments(first: 100, after: $after, sortKey: LAST_EDIT_DATE, reverse: true) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      name
      query
    }
  }
}`;

export const COUNT_SEGMENT = `query CountSegment($segment: ID!, $timezone: String) {
  customerSegmentMembers(segmentId: $segment, first: 1, timezone: $timezone) {
    totalCount
  }
}`;

export const FIND_SEGMENT = `query FindSegment($segment: ID!) {
  segment(id: $segment) {
    id
    name
    query
  }
}`;

/** As many as one call may cost, by the published rules, with room to spare. */
export const LIST_SEGMENT_MEMBERS = `query ListSegmentMembers(
  $segment: ID!
  $timezone: String
  $after: String
) {
  customerSegmentMembers(segmentId: $segment, first: 500, after: $after, timezone: $timezone) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
      }
    }
  }
}`;
