"use client";

import { useMemo } from "react";
import { Building } from "./building";
import { chunkLines } from "./text/chunks";
import { useProgress } from "./use-progress";
import { VisibleText } from "./visible-text";

/** Text exactly as it came, every line in its own direction; a long one grows piece by piece. */
export function RawText({ text }: { text: string }) {
  const chunks = useMemo(() => chunkLines(text), [text]);
  const built = useProgress(chunks.length);
  return (
    <div className="raw-text">
      {chunks.slice(0, built).map((chunk, index) => (
        <div key={String(index)} className={chunks.length > 1 ? "content-chunk" : undefined}>
          <VisibleText text={chunk} />
        </div>
      ))}
      <Building built={built} total={chunks.length} />
    </div>
  );
}
