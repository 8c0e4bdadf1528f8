import { expect, test } from "vitest";
import { adminApp } from "#tests/support/admin-app.ts";

const { sandbox } = await adminApp();
const { setDocumentHeaders } = await import("#app/document-headers.server.ts");

function frameAncestors(url: string): string | null {
  const headers = new Headers();
  setDocumentHeaders(new Request(url), headers);
  return headers.get("Content-Security-Policy");
}

test("a document may be framed by the admin of its own shop, and here by the sandbox", () => {
  expect(frameAncestors("http://app.test/app?shop=a-shop.myshopify.com")).toBe(
    `frame-ancestors https://a-shop.myshopify.com https://admin.shopify.com ${sandbox.url};`,
  );
});

test.each([
  "http://app.test/app",
  "http://app.test/app?shop=evil.example",
  "http://app.test/app?shop=a.myshopify.com.evil.example",
  "http://app.test/app?shop=a.myshopify.com%20https://evil.example",
  "http://app.test/app?shop=*.myshopify.com",
])("a document without a shop may be framed by nobody: %s", (url) => {
  expect(frameAncestors(url)).toBe("frame-ancestors 'none';");
});
