/** A chart is drawn twice, and the page's width decides which drawing shows: shrunk to a phone, the wide one's texts could
 * not be read. The wide one comes first: it is the one to save (downloads.tsx). */
export const chartSizes = [
  { width: 720, isNarrow: false, className: "h-auto w-full max-w-4xl max-sm:hidden" },
  { width: 360, isNarrow: true, className: "h-auto w-full max-w-md sm:hidden" },
] as const;

export type ChartSize = (typeof chartSizes)[number];
