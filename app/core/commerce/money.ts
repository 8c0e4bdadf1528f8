const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** ISO 4217's currencies whose minor unit is not a hundredth. Intl differs from it for a dozen (RSD, ISK ...), so it is not asked. */
const EXPONENTS: ReadonlyMap<string, number> = new Map([
  ...withExponent(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
  ...withExponent(3, "BHD IQD JOD KWD LYD OMR TND"),
  ...withExponent(4, "CLF UYW"),
]);

/** How many decimals a currency has: 2 for EUR, 0 for JPY, 3 for KWD. */
export function currencyExponent(currency: string): number {
  return EXPONENTS.get(currency) ?? 2;
}

/**
 * Reads a decimal such as "-10.50" as integer minor units, exactly. `undefined` when it is none, or
 * when it is finer than the currency: money is never rounded on its way in.
 */
export function parseMoney(text: string, currency: string): bigint | undefined {
  const [, sign, whole, written = ""] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const exponent = currencyExponent(currency);
  const fraction = written.replace(/0+$/, "");
  if (fraction.length > exponent) return undefined;
  const amount = BigInt(whole + fraction.padEnd(exponent, "0"));
  return sign === "-" ? -amount : amount;
}

function withExponent(exponent: number, currencies: string): [string, number][] {
  return currencies.split(" ").map((currency) => [currency, exponent]);
}
