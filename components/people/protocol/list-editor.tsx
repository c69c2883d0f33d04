"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "../../ui/button";

/**
 * A list whose entries are added, removed and put in order. The focus goes with what is moved, and to what is added, so
 * that the keyboard can go on where it was.
 */
export function ListEditor<Item>({
  title,
  hint,
  items,
  nameOf,
  addLabel,
  make,
  most,
  least = 0,
  error,
  onChange,
  children,
}: {
  title: string;
  hint?: string;
  items: readonly Item[];
  nameOf: (item: Item) => string;
  addLabel: string;
  make: () => Item;
  most: number;
  least?: number;
  error?: string | null;
  onChange: (items: Item[]) => void;
  children: (item: Item, index: number, set: (part: Partial<Item>) => void) => ReactNode;
}) {
  const t = useTranslations("protocol.form");
  const list = useRef<HTMLOListElement>(null);
  const goTo = useRef<{ index: number; what: string } | null>(null);
  useEffect(() => {
    const target = goTo.current;
    goTo.current = null;
    if (!target) return;
    const entry = list.current?.children[target.index];
    const wanted = entry?.querySelector<HTMLElement>(target.what);
    (wanted && !wanted.matches(":disabled") ? wanted : entry?.querySelector<HTMLElement>("input"))?.focus();
  });
  function move(index: number, by: 1 | -1) {
    const next = [...items];
    const [item] = next.splice(index, 1);
    if (item === undefined) return;
    next.splice(index + by, 0, item);
    goTo.current = { index: index + by, what: by < 0 ? "[data-up]" : "[data-down]" };
    onChange(next);
  }
  function add() {
    goTo.current = { index: items.length, what: "input" };
    onChange([...items, make()]);
  }
  function remove(index: number) {
    goTo.current = { index: Math.max(0, index - 1), what: "[data-remove]" };
    onChange(items.filter((_, place) => place !== index));
  }
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 font-semibold">{title}</legend>
      {hint && <p className="text-sm text-quiet">{hint}</p>}
      {error && (
        <p role="alert" className="text-sm text-error">
          {error}
        </p>
      )}
      <ol ref={list} className="flex flex-col gap-2 empty:hidden">
        {items.map((item, index) => {
          const name = nameOf(item) || t("entry", { number: index + 1 });
          return (
            <li key={String(index)} className="rounded-md border border-line p-3">
              <fieldset className="flex min-w-0 flex-col gap-3">
                <legend className="sr-only">{name}</legend>
                {children(item, index, (part) =>
                  onChange(items.map((other, place) => (place === index ? { ...other, ...part } : other))),
                )}
                <div className="flex flex-wrap gap-1">
                  <Button
                    kind="quiet"
                    data-up
                    aria-label={t("moveUp", { name })}
                    disabled={index === 0}
                    onClick={() => move(index, -1)}
                  >
                    ↑
                  </Button>
                  <Button
                    kind="quiet"
                    data-down
                    aria-label={t("moveDown", { name })}
                    disabled={index === items.length - 1}
                    onClick={() => move(index, 1)}
                  >
                    ↓
                  </Button>
                  <Button
                    kind="quiet"
                    data-remove
                    aria-label={t("removeEntry", { name })}
                    disabled={items.length <= least}
                    onClick={() => remove(index)}
                  >
                    {t("remove")}
                  </Button>
                </div>
              </fieldset>
            </li>
          );
        })}
      </ol>
      <Button className="self-start" disabled={items.length >= most} onClick={add}>
        {addLabel}
      </Button>
    </fieldset>
  );
}
