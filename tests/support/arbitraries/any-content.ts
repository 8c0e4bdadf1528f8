import fc from "fast-check";

const text = fc.constantFrom(
  "Hello ",
  "<p>",
  "</p>",
  " & ",
  "{",
  "{#",
  "}}",
  "%}",
  "*|FNAME|*",
  "\n",
  "<br>",
  "\u00e9",
);

const fallback = fc.constantFrom("there", "", "a < b", "it's", 'say "hi"', "{{", "%}", "\u{1F34A}");

const value = fc
  .record({
    field: fc.constantFrom("first_name", "last_name", "orders_count", "amount_spent", "shop_name"),
    change: fc.constantFrom("", " | upcase", " | capitalize"),
    fallback,
  })
  .map((wish) => {
    const quote = wish.fallback.includes("'") ? '"' : "'";
    // Liquid's own quotes and braces cannot stand in every default; then there is none.
    const sound = !/\}\}|%\}/.test(wish.fallback);
    const instead = sound ? ` | default: ${quote}${wish.fallback}${quote}` : "";
    return `{{ ${wish.field}${instead}${wish.change} }}`;
  });

const product = fc.constantFrom(
  "{{ p.title }}",
  "{{ p.title | upcase }}",
  "<a href='{{ p.url | default: \"https://x.example\" }}'>x</a>",
  "{{ p.price | default: 'free' }}",
  "{% if p.image %}i{% else %}{{ p.quantity }}{% endif %}",
  "{% unless p.title == 'b' and p.url %}u{% endunless %}",
);

const link = value.map(
  (printed) => `<a href="https://x.example/?q=${printed.replaceAll('"', "'")}" title='t'>x</a>`,
);

const test = fc.constantFrom(
  "first_name",
  "tags",
  "amount_spent",
  "first_name == 'Anna'",
  "last_name != 'Schmidt'",
  "shop_name == ''",
);

const check = fc
  .record({
    joined: fc.constantFrom(" and ", " or "),
    tests: fc.array(test, { minLength: 1, maxLength: 3 }),
  })
  .map(({ joined, tests }) => tests.join(joined));

const cart = fc
  .record({
    limit: fc.constantFrom("", " limit:2"),
    body: fc.array(product, { maxLength: 3 }),
    empty: fc.constantFrom("", "{% else %}none"),
  })
  .map(
    ({ limit, body, empty }) => `{% for p in cart${limit} %}${body.join("")}${empty}{% endfor %}`,
  );

const { content } = fc.letrec<{ content: string; piece: string }>((tie) => ({
  content: fc.array(tie("piece"), { maxLength: 4 }).map((pieces) => pieces.join("")),
  piece: fc.oneof(
    { depthSize: "small" },
    text,
    value,
    link,
    cart,
    fc
      .record({
        verb: fc.constantFrom("if", "unless"),
        check,
        yes: tie("content"),
        no: tie("content"),
      })
      .map(
        ({ verb, check: asked, yes, no }) =>
          `{% ${verb} ${asked} %}${yes}{% else %}${no}{% end${verb} %}`,
      ),
    fc
      .record({
        limit: fc.constantFrom("", " limit:1", " limit:3"),
        body: tie("content"),
        empty: tie("content"),
      })
      .map(
        ({ limit, body, empty }) =>
          `{% for t in tags${limit} %}{{ t }}${withoutLoops(body)}{% else %}${empty}{% endfor %}`,
      ),
  ),
}));

/** A loop in a loop would use its item's name twice. */
function withoutLoops(source: string): string {
  return source.includes("{% for ") ? "" : source;
}

/** Liquid source of our subset, mostly sound. */
export function anyContent(): fc.Arbitrary<string> {
  return content;
}
