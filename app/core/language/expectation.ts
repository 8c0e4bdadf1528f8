/** What may come where a text ends, as the parser saw it: the ground that completion stands on. */
export interface Expectation {
  readonly kind: ExpectedKind;
  /** The attribute or function whose clause the text ends in. */
  readonly filter: string;
  /** The parameter whose test it ends in; empty outside MATCHES and before a parameter. */
  readonly parameter: string;
  /** The parameters that the open MATCHES has already. */
  readonly used: readonly string[];
  /** Whether a closing parenthesis may come. */
  readonly closable: boolean;
}

/**
 * - `condition`: a filter, NOT or an opening parenthesis.
 * - `test`, `negated-test`: an operator; after NOT only some.
 * - `null`: NULL or NOT NULL, after IS.
 * - `and`: the AND of a BETWEEN.
 * - `parameter`, `separator`: inside the parentheses of MATCHES and IN.
 * - `connective`: AND or OR.
 */
export type ExpectedKind =
  | "condition"
  | "test"
  | "negated-test"
  | "null"
  | "value"
  | "and"
  | "arguments"
  | "parameter"
  | "separator"
  | "connective";
