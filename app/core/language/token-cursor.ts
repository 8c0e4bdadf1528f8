import type { ExpectedKind, Expectation } from "./expectation.ts";
import { nextToken } from "./lexer.ts";
import { MOST_MISTAKES } from "./limits.ts";
import type { Fix, Mistake } from "./mistake.ts";
import type { Span } from "./span.ts";
import type { Token } from "./token.ts";

/**
 * The parser's place in the text: one token ahead, and the mistakes found so far.
 *
 * `lost` is set by a syntax mistake. While it is, nothing more is reported, until the production
 * that knows where to go on calls `recover`.
 */
export class TokenCursor {
  readonly text: string;
  readonly mistakes: Mistake[] = [];
  token: Token;
  lost = false;
  depth = 0;
  /** The clause and parameter being read, for `expect` to tell. */
  filter = "";
  parameter = "";
  used: string[] = [];
  /** What the parser looked for where the text ended. */
  expected: Expectation | undefined;
  #previousEnd = 0;
  /** Where a text without a closing quote ended: nothing put there would be read. */
  #swallowedTo = -1;
  #unclosed = false;
  #keyword: string;

  constructor(text: string) {
    this.text = text;
    this.token = nextToken(text, 0);
    this.#keyword = this.#readKeyword();
  }

  atEnd(): boolean {
    return this.token.kind === "end";
  }

  /** The token's own text. */
  get found(): string {
    return this.text.slice(this.token.span.start, this.token.span.end);
  }

  advance(): Token {
    const passed = this.token;
    this.#previousEnd = passed.span.end;
    if (passed.kind === "string" && !passed.closed) this.#swallowedTo = passed.span.end;
    this.token = nextToken(this.text, passed.span.end);
    this.#keyword = this.#readKeyword();
    return passed;
  }

  /** Whether the next token is this keyword, in any case, or this symbol. */
  at(keyword: string): boolean {
    return this.#keyword === keyword;
  }

  /** Passes the keyword or symbol if it is next. */
  take(keyword: string): boolean {
    if (!this.at(keyword)) return false;
    this.advance();
    return true;
  }

  /** Notes what may come next. Only the first note at the end of the text is kept. */
  expect(kind: ExpectedKind): void {
    if (!this.atEnd() || this.lost || this.expected !== undefined) return;
    const { filter, parameter, depth } = this;
    this.expected = { kind, filter, parameter, used: [...this.used], closable: depth > 0 };
  }

  spanFrom(start: number): Span {
    return { start, end: Math.max(start, this.#previousEnd) };
  }

  report(mistake: Mistake): void {
    if (this.mistakes.length < MOST_MISTAKES) this.mistakes.push(mistake);
  }

  /** Reports the next token as one that does not belong here. */
  reportUnexpected(fix?: Fix): void {
    if (this.lost) return;
    this.lost = true;
    const { span } = this.token;
    if (this.atEnd()) {
      this.report({ code: "unexpected-end", span });
      return;
    }
    const repair = fix && { suggestion: fix.text, fix };
    this.report({ code: "unexpected", span, found: this.found, ...repair });
  }

  /** Reports a parenthesis that the text ends without closing: once, for the innermost. */
  reportUnclosed(opening: Span): void {
    if (this.#unclosed) return;
    this.#unclosed = true;
    const { span } = this.token;
    const fix = span.start === this.#swallowedTo ? undefined : { span, text: ")" };
    this.report({ code: "unclosed-parenthesis", span: opening, ...(fix && { fix }) });
  }

  /** Skips to the next of these keywords or symbols outside inner parentheses, or to the end. */
  recover(stops: readonly string[]): void {
    let inner = 0;
    while (!this.atEnd()) {
      if (inner === 0 && stops.some((stop) => this.at(stop))) break;
      if (this.at("(")) inner++;
      if (this.at(")")) inner = Math.max(0, inner - 1);
      this.advance();
    }
    this.lost = false;
  }

  #readKeyword(): string {
    const { kind, span } = this.token;
    // No keyword is longer; a word of a megabyte need not be copied to know that it is none.
    if (kind === "symbol" || (kind === "word" && span.end - span.start <= 12)) {
      return this.found.toUpperCase();
    }
    return "";
  }
}
