"use client";

import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** A modal dialog: focus stays inside, Escape closes it, focus goes back to where it was. */
export function Dialog({
  open,
  onClose,
  title,
  isWide = false,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  /** For what stands side by side. */
  isWide?: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("common");
  return (
    <Primitive.Root open={open} onOpenChange={(now) => !now && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Primitive.Content
          aria-describedby={undefined}
          className={classNames(
            "fixed top-1/2 left-1/2 z-50 max-h-[85vh] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-lg border border-line bg-paper p-6",
            isWide ? "w-[min(96vw,90rem)]" : "w-[min(92vw,44rem)]",
          )}
        >
          <div className="mb-4 flex items-start justify-between gap-4">
            <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
            <Primitive.Close className="rounded px-2 text-quiet hover:text-ink" aria-label={t("close")}>
              ✕
            </Primitive.Close>
          </div>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
