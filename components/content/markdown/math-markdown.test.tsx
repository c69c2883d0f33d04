import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { markdownOptions } from "./markdown";
import MathMarkdown from "./math-markdown";

test("formulas are set beside kept line breaks, code and footnotes with ids of their own", () => {
  const text = "a\nb $x^2$[^1]\n\n$$\ny\n$$\n\n`$z$`\n\n[^1]: note";
  const options = markdownOptions("own-", { footnotes: "Notes", back: String });
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={{ content: { formula: "Formula" } }} timeZone="UTC">
      <MathMarkdown text={text} options={options} fallback="could not be built" />
    </NextIntlClientProvider>,
  );
  expect(html.match(/class="katex"/g)).toHaveLength(2);
  expect(html.match(/class="katex-display"/g)).toHaveLength(1);
  expect(html).toContain("<code>$z$</code>");
  expect(html).toContain('<p dir="auto">a<br/>');
  expect(html).toContain('id="own-fn-1"');
  expect(html).toContain('href="#own-fn-1"');
  expect(html).toContain('id="own-footnote-label"');
});
