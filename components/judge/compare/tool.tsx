import type { ReactNode } from "react";
import { classNames } from "../../ui/class-names";
import { KeyCap } from "../key-cap";

/** A small control of the reading tools, its key beside it. */
export function Tool({
  name,
  keyCap,
  onClick,
  isPressed,
  isOff = false,
  className,
  children,
}: {
  name: string;
  keyCap?: string;
  onClick: () => void;
  isPressed?: boolean;
  isOff?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      aria-pressed={isPressed}
      aria-keyshortcuts={keyCap}
      disabled={isOff}
      onClick={onClick}
      className={classNames(
        "inline-flex min-h-8 items-center gap-1.5 rounded-md px-2 text-sm text-quiet hover:bg-accent-soft hover:text-ink disabled:opacity-50",
        isPressed && "bg-accent-soft text-ink",
        className,
      )}
    >
      {children}
      {keyCap && (
        <span className="max-lg:hidden">
          <KeyCap>{keyCap}</KeyCap>
        </span>
      )}
    </button>
  );
}
