interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

/**
 * Keeps a model's line breaks, which Markdown would run together: outlines and verses are written that way. HTML, which is
 * shown as text, keeps its lines too.
 */
export function keepLines() {
  return (tree: Node): void => {
    visit(tree);
  };
}

function visit(parent: Node): void {
  // Whoever comes after asks whether there are children, not what they are.
  if (!parent.children) return;
  const isBlock = /^(root|blockquote|listItem|footnoteDefinition)$/.test(parent.type);
  parent.children = parent.children.flatMap((child) => {
    if (child.type === "text") return linesOf(child.value ?? "");
    if (child.type !== "html") {
      visit(child);
      return [child];
    }
    const lines = linesOf(child.value ?? "");
    return isBlock ? [{ type: "paragraph", children: lines }] : lines;
  });
}

function linesOf(text: string): Node[] {
  return text
    .split(/[ \t]*\n[ \t]*/)
    .flatMap((line, index) => [
      ...(index > 0 ? [{ type: "break" }] : []),
      ...(line === "" ? [] : [{ type: "text", value: line }]),
    ]);
}
