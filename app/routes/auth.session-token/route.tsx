/**
 * Where a document is sent that came without a good ID token. App Bridge, which is in every document,
 * sees the address to return to (`shopify-reload`), fetches a token and goes there.
 */
export default function SessionToken() {
  return null;
}
