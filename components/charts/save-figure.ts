const styled = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "font-size",
  "font-family",
  "font-weight",
  "text-anchor",
];

/** A chart that stands on its own: what the page's styles give it is written into it, on the page's paper. */
export function chartAsSvg(chart: SVGSVGElement): { text: string; width: number; height: number } {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const { width, height } = chart.viewBox.baseVal;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const originals = [...chart.querySelectorAll<SVGElement>("*")];
  for (const [index, element] of [...copy.querySelectorAll<SVGElement>("*")].entries()) {
    const original = originals[index];
    if (!original) continue;
    const style = getComputedStyle(original);
    for (const name of styled) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute("class");
  }
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  paper.setAttribute("width", "100%");
  paper.setAttribute("height", "100%");
  paper.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
  copy.prepend(paper);
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

/** A table's text as CSV (RFC 4180), with a byte order mark so that spreadsheets read Chinese. */
export function tableAsCsv(table: HTMLTableElement): string {
  const cell = (text: string) => {
    // A spreadsheet would run what starts like a formula.
    const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = [...table.rows].map((row) =>
    [...row.cells].map((one) => cell((one.textContent ?? "").trim())).join(","),
  );
  return `\ufeff${rows.join("\r\n")}\r\n`;
}

export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
