import NextLink from "next/link";
import type { ButtonHTMLAttributes, ComponentProps } from "react";
import { classNames } from "./class-names";

type Kind = "primary" | "secondary" | "quiet" | "danger";

const kinds: Record<Kind, string> = {
  primary: "bg-accent text-accent-ink border-transparent hover:opacity-90",
  secondary: "bg-paper text-ink border-line-strong hover:bg-accent-soft",
  quiet: "bg-transparent text-ink border-transparent hover:bg-accent-soft",
  danger: "bg-paper text-error border-error hover:bg-error-soft",
};

const base =
  "inline-flex min-h-10 items-center justify-center gap-2 rounded-md border px-3.5 py-1.5 text-sm font-medium motion-safe:transition-colors duration-100 disabled:opacity-50 disabled:cursor-not-allowed";

export function Button({
  kind = "secondary",
  className,
  type = "button",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { kind?: Kind }) {
  return <button type={type} className={classNames(base, kinds[kind], className)} {...rest} />;
}

export function ButtonLink({
  kind = "secondary",
  className,
  ...rest
}: ComponentProps<typeof NextLink> & { kind?: Kind }) {
  return <NextLink className={classNames(base, kinds[kind], className)} {...rest} />;
}
