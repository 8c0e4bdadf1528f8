import type { BlockDraft } from "#app/core/blocks/block.ts";
import type { CustomerFacts } from "#app/core/blocks/customer-facts.ts";
import { aDraft, noFacts, someFacts } from "#tests/support/builders/a-block.ts";
import { HOSTILE_NAMES } from "#tests/support/builders/hostile-names.ts";

const VERSIONS: Pick<BlockDraft, "variants"> = {
  variants: [
    {
      key: "new",
      name: "New",
      segment: "new",
      source: "<p>Welcome, {{ first_name | default: 'you' }}</p>",
    },
    { key: "loyal", name: "Loyal", segment: "loyal", source: "<b>{{ orders_count }}</b> orders" },
  ],
};

/** Blocks that use everything the subset has, and everything that could go wrong in print. */
export const CORPUS: readonly BlockDraft[] = [
  "Hello",
  "Hello {{ first_name | default: 'there' }}!",
  "{{ first_name | default: 'there & \"then\" <b>' }}",
  "{{ first_name | default: '{{ x }} %} {% y %}' }}",
  "{{ first_name | default: '' }}|{{ last_name }}|",
  "{{ first_name | upcase | default: 'a' }} {{ first_name | capitalize | default: 'b' }} {{ last_name | downcase | default: 'c' }}",
  "{{ orders_count }} orders, {{ amount_spent }} since {{ customer_since | default: 'today' }}",
  "{% if first_name %}a{% elsif last_name == 'Schmidt' %}b{% elsif tags %}c{% else %}d{% endif %}",
  "{% if first_name and last_name %}both{% endif %}{% if first_name or tags or last_name %}any{% endif %}",
  "{% unless first_name or last_name %}nobody{% endunless %}{% unless tags and first_name %}x{% endunless %}",
  "{% if first_name == 'Anna' and last_name != 'Schmidt' %}a{% else %}b{% endif %}{% if first_name != '' %}c{% endif %}",
  "{% for tag in tags limit:2 %}<li>{{ tag }}{% if tag == 'wholesale' %}*{% else %}-{% endif %}</li>{% else %}<li>none</li>{% endfor %}",
  "{% for tag in tags %}{{ tag | default: 'x' }},{% endfor %}",
  '<a href="{{ shop_url }}" title="{{ first_name | default: "x" }}">{{ shop_name }}</a>',
  "<a href='https://shop.example/?q={{ first_name | default: 'a b' }}&amp;t={{ last_name }}'>x</a>",
  '<p style="color: {{ first_name | default: "#333" }}">x</p>',
  "a {# not a comment #} { % {{'{'}}{{ first_name | default: 'x' }} *|FNAME|* %FIRST% [[ x ]]",
  "{% raw %}{{ first_name }}{% if x %}{% endraw %}{",
  "<style>p { color: red }</style>\n<p>\n  {{- first_name | default: 'x' -}}\n</p>\n",
  '{% for p in cart limit:3 %}<a href="{{ p.url | default: \'https://x.example\' }}"><img src="{{ p.image | default: \'\' }}" alt="{{ p.title }}"></a> {{ p.quantity }} x {{ p.title | upcase }} {{ p.price | default: "?" }}{% if p.image %}i{% else %}-{% endif %}{% if p.title == "Regency Cakestand" %}!{% endif %}{% else %}<a href="{{ shop_url }}">empty</a>{% endfor %}',
  '{% if cart and cart_url %}<a href="{{ cart_url }}">back</a>{% endif %}{% for p in cart %}.{% endfor %}',
  "{% for p in cart %}{% for t in tags limit:2 %}{{ p.title }}/{{ t }} {% endfor %}{% endfor %}",
  "{% if first_name %}{% if last_name %}{% for t in tags %}{{ t }}{{ last_name }}{% endfor %}{% endif %}{% endif %}",
].map((fallback) => aDraft({ fallback }));

export const VERSIONED: readonly BlockDraft[] = [
  aDraft({ ...VERSIONS, fallback: "<i>Hello {{ last_name | default: 'there' }}</i>" }),
  aDraft({
    ...VERSIONS,
    key: "second_greeting",
    fallback: "{% if tags %}tagged{% else %}plain{% endif %}",
  }),
];

/** Ordinary people, nobody, and those whose names would like to be programs. */
export const POPULATION: readonly CustomerFacts[] = [
  someFacts(),
  noFacts(),
  someFacts({ firstName: undefined, tags: [] }),
  someFacts({ lastName: "", tags: ["", " ", "vip"], locale: "de-DE" }),
  someFacts({ firstName: " ", lastName: "0", locale: "ja-JP" }),
  ...HOSTILE_NAMES.map((name) =>
    someFacts({
      firstName: name,
      lastName: name,
      tags: [name, "wholesale", name],
      cart: [
        { title: name, url: name, image: name, price: 5n, quantity: 0 },
        { title: " ", url: undefined, image: undefined, price: undefined, quantity: 1 },
        { title: "b", url: `https://x.example/${name}`, image: undefined, price: 5n, quantity: 9 },
      ],
      cartUrl: name,
      shop: { ...someFacts().shop, name, url: name },
    }),
  ),
];
