import { memo } from "react";
import { splitControls } from "./text/controls";

/** Text with its control and invisible characters shown as marks. */
export const VisibleText = memo(function VisibleText({ text }: { text: string }) {
  return splitControls(text).map((piece, index) =>
    piece.control ? (
      // The same text always splits into the same pieces.
      <span key={String(index)} className="control-mark" title={piece.control.title}>
        {piece.control.label}
      </span>
    ) : (
      piece.text
    ),
  );
});
