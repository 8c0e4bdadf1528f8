import type { Sandbox } from "#tests/sandbox/sandbox.ts";
import { frameUrl } from "./frame-url.ts";

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

const escapeHtml = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const field = (label: string, name: string, hint: string) =>
  `<label>${label}<input name="${name}" placeholder="${hint}" autocomplete="off"></label>`;

const choice = (label: string, name: string, options: readonly (readonly [string, string])[]) =>
  `<label>${label}<select name="${name}">${options
    .map(([value, text]) => `<option value="${value}">${text}</option>`)
    .join("")}</select></label>`;

const form = (action: string, button: string, ...fields: readonly string[]) =>
  `<form data-action="${action}">${fields.join("")}<button>${button}</button></form>`;

const CUSTOMER = field("Customer", "customer", "Name or number, or anyone");

/** What can be made to happen in the shop, one form each. */
const FORMS = [
  form(
    "order",
    "Place an order",
    CUSTOMER,
    field("Product", "product", "Code, 85123A; empty: the usual"),
    field("Quantity", "quantity", "1"),
  ),
  form("checkout", "Leave a checkout", CUSTOMER),
  form("complete", "Come back to the checkout", CUSTOMER),
  form(
    "refund",
    "Refund",
    field("Order", "order", "#581587; empty: the latest"),
    CUSTOMER,
    choice("How much", "extent", [
      ["all", "All of it"],
      ["first-line", "The first line"],
    ]),
  ),
  form(
    "tags",
    "Change tags",
    CUSTOMER,
    field("Tags", "tags", "vip, wholesale"),
    choice("Change", "change", [
      ["add", "Add"],
      ["remove", "Remove"],
    ]),
  ),
  form(
    "consent",
    "Change consent",
    CUSTOMER,
    choice("To", "state", [
      ["UNSUBSCRIBED", "Unsubscribed"],
      ["SUBSCRIBED", "Subscribed"],
    ]),
  ),
  form("merge", "Merge", CUSTOMER, field("Who goes", "other", "Name or number")),
].join("");

/** The stand-in for Shopify's admin: the app in a frame, its navigation, and what can happen in the shop. */
export function adminPage(sandbox: Sandbox, path: string): string {
  const { shop, pace } = sandbox;
  const settings = JSON.stringify({
    appOrigin: new URL(sandbox.appUrl).origin,
    base: "/store/harbour-gifts/apps/satsuma",
    store: "/store/harbour-gifts",
  }).replaceAll("<", "\\u003c");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Satsuma - Sandbox</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/admin.css">
</head>
<body>
<header>
  <button type="button" id="menu" aria-controls="nav" aria-expanded="false">Menu</button>
  <strong>Sandbox</strong>
  <span id="store">${escapeHtml(shop.name)}. Not Shopify: real orders, invented people.</span>
  <button type="button" id="happen" aria-controls="panel" aria-expanded="false">Let something happen</button>
</header>
<div id="progress" hidden></div>
<nav id="nav" aria-label="App">
  <a class="app" href="/store/harbour-gifts/apps/satsuma" data-path="/">Satsuma</a>
  <ul id="links"></ul>
</nav>
<main>
  <div id="save-bar" role="region" aria-label="Unsaved changes" hidden></div>
  <iframe id="app" name="app-iframe" title="Satsuma" src="${escapeHtml(frameUrl(sandbox, path))}"></iframe>
</main>
<aside id="panel" aria-label="What happens in the shop" hidden>
  <form data-action="pace">
    <label>Things that happen by themselves, a minute<input name="perMinute" type="number" min="0" max="6000" value="${pace.get()}"></label>
    <button>Set the pace</button>
  </form>
  ${FORMS}
</aside>
<div id="toasts" role="status" aria-live="polite"></div>
<script>window.sandbox = ${settings};</script>
<script src="/assets/admin.js"></script>
</body>
</html>
`;
}
