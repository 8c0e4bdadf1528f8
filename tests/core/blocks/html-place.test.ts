import { describe, expect, test } from "vitest";
import { checkBlock } from "#app/core/blocks/check-block.ts";
import { afterText, HTML_START, placeOf } from "#app/core/blocks/html-place.ts";
import { aDraft } from "#tests/support/builders/a-block.ts";

const placeAfter = (markup: string) => placeOf(afterText(HTML_START, markup));

test.each([
  ["", "text"],
  ["<p>Hello ", "text"],
  ["a < b ", "text"],
  ["<p title='x'>", "text"],
  ['<p title="', "attribute"],
  ["<p title='a > b ", "attribute"],
  ['<a href="', "url"],
  ['<a HREF = "', "url"],
  ['<a href="https://shop.example/?q=', "urlpart"],
  ['<a href="/search?q=', "urlpart"],
  ['<p style="color: ', "colour"],
  ['<p style="margin:0;background-color:', "colour"],
  ["<!-- a --> ", "text"],
  ["<style>p { color: red }</style>", "text"],
])("a value after %j is in a place of kind %s", (markup, place) => {
  expect(placeAfter(markup)).toBe(place);
});

test.each([
  "<",
  "</",
  "<p",
  "<p ",
  "<p title=",
  "<p title=a",
  '<p title="x" ',
  '<p onclick="',
  '<iframe srcdoc="',
  '<meta content="',
  '<p style="width: ',
  '<p style="background: url(',
  '<a href="javascript:',
  "<a href=\"javascript:alert('",
  '<a href="data:text/html,',
  "<script>",
  "<style>p { color: ",
  "<style>/* </p> */",
  "<!-- ",
  "<!-",
])("no value is safe after %j", (markup) => {
  expect(placeAfter(markup)).toBeUndefined();
});

describe("a block", () => {
  const codes = (fallback: string) =>
    checkBlock(aDraft({ fallback })).map((diagnostic) => diagnostic.code);

  test("with a value in a script is refused", () => {
    expect(codes("<script>var name = '{{ shop_name }}'</script>")).toEqual(["unsafe-place"]);
  });

  test("whose branches end in different places is refused", () => {
    expect(codes('{% if first_name %}<p title="{% endif %}x')).toEqual(["branches-differ"]);
    expect(codes("{% for t in tags %}<p {% endfor %}>")).toEqual(["branches-differ"]);
  });

  test("with a template's brace in a style is refused, with one in text it is not", () => {
    expect(codes("<style>@media print{#x{color:red}}</style>")).toEqual(["brace-in-style"]);
    expect(codes("<p>a {# b #}</p>")).toEqual([]);
  });

  test("with a loop's item as an address is refused", () => {
    expect(codes('{% for t in tags %}<a href="{{ t }}">x</a>{% endfor %}')).toEqual([
      "unsafe-place",
    ]);
  });
});
