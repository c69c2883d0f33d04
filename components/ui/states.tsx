"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { useErrorText } from "../shell/use-api";
import { Button } from "./button";

/** Nothing for 300 ms: what is quick needs no spinner. */
export function Loading({ label }: { label?: string }) {
  const t = useTranslations("common");
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p role="status" className="min-h-24 py-8 text-center text-quiet">
      {isSlow ? (label ?? t("loading")) : ""}
    </p>
  );
}

export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="rounded-lg border border-dashed border-line-strong p-10 text-center">
      <h2 className="text-lg font-medium">{title}</h2>
      {children && (
        <div className="mt-3 flex flex-wrap items-center justify-center gap-x-2 gap-y-4 text-quiet">
          {children}
        </div>
      )}
    </div>
  );
}

export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useTranslations("common");
  const errorText = useErrorText();
  return (
    <div role="alert" className="rounded-lg border border-error bg-error-soft p-5">
      <p>{errorText(error)}</p>
      {retry && (
        <Button className="mt-3" onClick={retry}>
          {t("tryAgain")}
        </Button>
      )}
    </div>
  );
}

export function ProgressBar({ value, max, label }: { value: number; max: number; label: string }) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      className="h-2 overflow-hidden rounded-full bg-line"
    >
      <div className="h-full bg-accent" style={{ width: `${share * 100}%` }} />
    </div>
  );
}
