"use client";

import {
  type ComponentProps,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  useId,
} from "react";
import { classNames } from "./class-names";

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
  className?: string;
}

const control =
  "w-full min-h-10 rounded-md border border-line-strong bg-paper px-3 py-1.5 text-base text-ink placeholder:text-quiet disabled:opacity-60";

function Field({
  id,
  label,
  hint,
  error,
  className,
  children,
}: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className={classNames("flex flex-col gap-1", className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-quiet">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-sm text-error">
          {error}
        </p>
      )}
    </div>
  );
}

function describedBy(id: string, { hint, error }: FieldProps): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
}

export function Input({
  label,
  hint,
  error,
  className,
  ...rest
}: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  const field = { label, hint, error, className };
  return (
    <Field id={id} {...field}>
      <input
        id={id}
        className={control}
        aria-invalid={!!error}
        aria-describedby={describedBy(id, field)}
        {...rest}
      />
    </Field>
  );
}

export function Textarea({
  label,
  hint,
  error,
  className,
  ...rest
}: FieldProps & ComponentProps<"textarea">) {
  const id = useId();
  const field = { label, hint, error, className };
  return (
    <Field id={id} {...field}>
      <textarea
        id={id}
        className={control}
        aria-invalid={!!error}
        aria-describedby={describedBy(id, field)}
        {...rest}
      />
    </Field>
  );
}

export function Select({
  label,
  hint,
  error,
  className,
  children,
  ...rest
}: FieldProps & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  const field = { label, hint, error, className };
  return (
    <Field id={id} {...field}>
      <select id={id} className={control} aria-describedby={describedBy(id, field)} {...rest}>
        {children}
      </select>
    </Field>
  );
}

export function Checkbox({ label, className, ...rest }: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className={classNames("flex min-h-8 items-center gap-2 text-sm", className)}>
      <input type="checkbox" className="size-4.5 accent-(--accent)" {...rest} />
      {label}
    </label>
  );
}
