import type { ExtraProps } from "react-markdown";
import { splitControls } from "../text/controls";

type Element = NonNullable<ExtraProps["node"]>;
type Content = Element["children"][number];
interface Parent {
  children: (Content | { type: "doctype" })[];
}

/** Deeper than this nobody nests, and a browser's layout recurses. */
const deepest = 60;
/** Each of these has its own direction, by its first letter … */
const texts = new Set("p h1 h2 h3 h4 h5 h6 li th td dt dd".split(" "));
/** … and these the one of what they begin with: "auto" would not look into blocks that have their own. */
const containers = new Set("ul ol blockquote table section".split(" "));
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Makes the tree of a model's Markdown fit to be shown beside others: each block in its own direction, invisible characters
 * marked, pictures out of links (what looks like a button must not be a link too), ids of this text only.
 * @throws RangeError where it is nested beyond measure
 */
export function shapeOutput({ prefix }: { prefix: string }) {
  return (tree: Parent): void => {
    visit(tree, 0, prefix);
  };
}

function visit(parent: Parent, depth: number, prefix: string): void {
  if (depth > deepest) throw new RangeError("nested beyond measure");
  const children: Parent["children"] = [];
  for (const child of parent.children) {
    if (child.type === "text") children.push(...marked(child.value));
    else if (child.type !== "element") children.push(child);
    else {
      const shaped = shape(child, prefix);
      children.push(shaped);
      // Code shows its own characters; formulas are built of parts that must stay whole.
      if (child.tagName !== "pre" && !hasClass(child, "katex")) visit(shaped, depth + 1, prefix);
    }
  }
  parent.children = children;
}

function shape(element: Element, prefix: string): Element {
  const { properties } = element;
  if (texts.has(element.tagName)) properties.dir = "auto";
  if (containers.has(element.tagName)) properties.dir = directionOf(textIn(element));
  if (properties.id === "footnote-label") properties.id = `${prefix}footnote-label`;
  if (properties.ariaDescribedBy) properties.ariaDescribedBy = [`${prefix}footnote-label`];
  if (hasClass(element, "katex-display"))
    // A wide formula scrolls by itself.
    return { type: "element", tagName: "figure", properties: {}, children: [element] };
  if (element.tagName !== "a") return element;
  const pictures = takePictures(element);
  if (pictures.length === 0) return element;
  const link = { ...element };
  if (link.children.length === 0) link.children = [{ type: "text", value: String(properties.href ?? "") }];
  return { type: "element", tagName: "span", properties: {}, children: [...pictures, link] };
}

function directionOf(text: string): "rtl" | "ltr" {
  return rightToLeft.test(/\p{L}/u.exec(text)?.[0] ?? "") ? "rtl" : "ltr";
}

/** Takes the pictures out of an element, at any depth. */
function takePictures(element: Element): Element[] {
  const pictures: Element[] = [];
  element.children = element.children.filter((child) => {
    if (child.type !== "element") return true;
    if (child.tagName !== "img") {
      pictures.push(...takePictures(child));
      return true;
    }
    pictures.push(child);
    return false;
  });
  return pictures;
}

function marked(text: string): Content[] {
  return splitControls(text).map(({ text: own, control }) =>
    control
      ? {
          type: "element",
          tagName: "span",
          properties: { className: ["control-mark"], title: control.title },
          children: [{ type: "text", value: control.label }],
        }
      : { type: "text", value: own },
  );
}

function hasClass(element: Element, start: string): boolean {
  const names = element.properties.className;
  return Array.isArray(names) && names.some((name) => String(name).startsWith(start));
}

/** The text of an element, as it came. */
export function textIn(element: Element | undefined): string {
  const texts = element?.children.map((child) =>
    child.type === "text" ? child.value : child.type === "element" ? textIn(child) : "",
  );
  return texts?.join("") ?? "";
}
