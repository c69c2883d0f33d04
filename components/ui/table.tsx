import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { ScrollRegion } from "./scroll-region";

/** A table that scrolls within itself on narrow screens. */
export function Table({
  head,
  children,
  caption,
}: {
  head: ReactNode[];
  children: ReactNode;
  caption: string;
}) {
  return (
    <ScrollRegion label={caption} className="overflow-x-auto">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line-strong text-start">
            {/* The columns of a table never change places. One without a name has no header to read out. */}
            {head.map((cell, index) =>
              cell === "" ? (
                <td key={String(index)} />
              ) : (
                <th
                  key={String(index)}
                  scope="col"
                  className="min-w-16 px-2 py-2 text-start font-medium text-quiet"
                >
                  {cell}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollRegion>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return <tr className="border-b border-line align-top last:border-0">{children}</tr>;
}

export function Cell({ children, className }: { children?: ReactNode; className?: string }) {
  return <td className={classNames("px-2 py-2", className)}>{children}</td>;
}
