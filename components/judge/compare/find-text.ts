/** A stretch of an element's text: from one text node to the same or a later one. */
export interface Found {
  from: { node: Text; offset: number };
  to: { node: Text; offset: number };
}

/** So many are marked; whoever looks for "e" looks for nothing. */
export const mostFound = 2_000;

const blocks = "p,li,h1,h2,h3,h4,h5,h6,pre,td,th,summary,blockquote,div,section,dt,dd";

/** Lower case only where that leaves every character in its place. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

/** Where a text has another, ignoring case; at most `most` places. */
export function placesOf(text: string, sought: string, most: number): number[] {
  const [hay, needle] = [fold(text), fold(sought)];
  const places: number[] = [];
  if (needle === "") return places;
  for (
    let at = hay.indexOf(needle);
    at >= 0 && places.length < most;
    at = hay.indexOf(needle, at + needle.length)
  )
    places.push(at);
  return places;
}

/** Finds a text within an element, across bold and links and colours, never across blocks. */
export function findText(root: HTMLElement, sought: string, most = mostFound): Found[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const starts: number[] = [];
  const nodes: Text[] = [];
  let text = "";
  let block: Element | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement?.closest("button,.katex-mathml")) continue;
    const own = node.parentElement?.closest(blocks) ?? root;
    if (own !== block && text !== "") text += "\n";
    block = own;
    starts.push(text.length);
    nodes.push(node);
    text += node.data;
  }
  const at = (place: number) => {
    let low = 0;
    for (let high = starts.length - 1; low < high; ) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    const node = nodes[low]!;
    return { node, offset: Math.min(place - (starts[low] ?? 0), node.data.length) };
  };
  return placesOf(text, sought, most).map((place) => {
    const end = at(place + sought.length - 1);
    return { from: at(place), to: { node: end.node, offset: end.offset + 1 } };
  });
}

export function rangeOf({ from, to }: Found): Range {
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}
