import type { ReactNode } from "react";
import { classNames } from "./class-names";

export function Card({
  title,
  children,
  className,
}: {
  title?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section className={classNames("rounded-lg border border-line bg-paper p-5", className)}>
      {title && <h2 className="mb-3 text-lg font-semibold">{title}</h2>}
      {children}
    </section>
  );
}

export function PageHeader({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-3">
      <h1 className="text-2xl font-semibold text-balance">{title}</h1>
      {children && <div className="flex flex-wrap gap-2">{children}</div>}
    </header>
  );
}

export function Badge({
  children,
  tone = "plain",
}: {
  children: ReactNode;
  tone?: "plain" | "warn" | "good" | "error";
}) {
  const tones = {
    plain: "border-line text-quiet",
    warn: "border-warn text-warn bg-warn-soft",
    good: "border-good text-good",
    error: "border-error text-error bg-error-soft",
  };
  return (
    <span
      className={classNames(
        "inline-flex rounded-full border px-2.5 py-0.5 text-xs font-medium whitespace-nowrap",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex min-w-5 justify-center rounded border border-line-strong bg-desk px-1 font-sans text-xs text-ink">
      {children}
    </kbd>
  );
}
