/**
 * Why an update from Shopify was set aside, in the merchant's words. What the drain writes down is
 * for engineers and stays in the logs and the database; a reason without words is told as written.
 */
export function sayReason(reason: string): string {
  if (reason === "Unknown topic") return "Satsuma does not know this kind of update.";
  if (reason.startsWith("Unreadable body")) return "What Shopify sent cannot be read.";
  if (reason.startsWith("Refused by the database")) return "Something went wrong on our side.";
  if (reason.startsWith("A fault of ours")) return "Something went wrong on our side.";
  const [, shape] = /^Unexpected shape: (.*)$/.exec(reason) ?? [];
  if (shape === undefined) return reason;
  const places = [...new Set(shape.replaceAll(/ \([^)]*\)/g, "").split(", "))];
  return `Missing, or not as Shopify usually sends it: ${places.join(", ")}.`;
}
