"use client";

import { Tooltip as Primitive } from "radix-ui";
import type { ReactElement } from "react";

/** A sentence about a control, on hover and on focus; Escape puts it away. Without a text there is only the control. */
export function Tooltip({ text, children }: { text: string | undefined; children: ReactElement }) {
  if (!text) return children;
  return (
    <Primitive.Provider delayDuration={300}>
      <Primitive.Root>
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-80 rounded-md border border-line-strong bg-paper px-3 py-1.5 text-sm text-ink"
          >
            {text}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  );
}
