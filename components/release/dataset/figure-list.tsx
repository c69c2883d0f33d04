import type { ReactNode } from "react";
import { useFigures } from "../../measure/use-figures";
import { ShareBar } from "./share-bar";

export interface ListedFigure {
  label: string;
  /** A count or a length, or a share with its interval. */
  value: ReactNode;
  share?: { value: number | null; low: number | null; high: number | null; chance?: number | null };
  hint?: string;
}

/** Figures one under the other: what it is, the figure, and its interval drawn. */
export function FigureList({ figures }: { figures: readonly ListedFigure[] }) {
  const { percent, range } = useFigures();
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-3 text-sm">
      {figures.map(({ label, value, share, hint }) => (
        <div key={label} className="grid grid-cols-[1fr_auto] items-baseline gap-x-3">
          <dt className="text-quiet">{label}</dt>
          <dd className="text-end font-medium tabular-nums">{value}</dd>
          {share && share.value !== null && (
            <dd className="col-span-2 flex flex-wrap items-center justify-between gap-x-3 text-xs text-quiet">
              <ShareBar {...share} label={`${label}: ${percent(share.value)}`} />
              <span className="tabular-nums">{range(percent, share.low, share.high)}</span>
            </dd>
          )}
          {hint && <dd className="col-span-2 text-xs text-quiet">{hint}</dd>}
        </div>
      ))}
    </dl>
  );
}
