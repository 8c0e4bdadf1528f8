/** Twenty times what Shopify allows; the engine's one statement stays plannable. */
export const MOST_CLAUSES = 200;

/** Shopify's limit for ids in a list. */
export const LONGEST_LIST = 500;

/** Deeper than any query a person writes, and far from the end of any stack. */
export const DEEPEST_NESTING = 100;

/** Room for 200 clauses of 500 ids would be 2 MB; half of that is more than anyone pastes. */
export const LONGEST_QUERY = 1_000_000;

/** After so many mistakes the text is not a query; more of them would help nobody. */
export const MOST_MISTAKES = 100;

/** Segments of segments of segments: more of them nobody can follow. */
export const DEEPEST_SEGMENTS = 10;

/** Conditions of a query together with those of all segments it asks about, each as often as it is asked. */
export const MOST_CLAUSES_IN_ALL = 2_000;
