"use client";

import { useTranslations } from "next-intl";
import type { HTMLAttributes, TableHTMLAttributes } from "react";
import type { ExtraProps } from "react-markdown";
import { OverflowRegion } from "../overflow-region";

/** A table scrolls within itself, never the page. */
export function TableRegion({ node: _, ...rest }: TableHTMLAttributes<HTMLTableElement> & ExtraProps) {
  const t = useTranslations("content");
  return (
    <OverflowRegion label={t("table")} className="table-region">
      <table {...rest} />
    </OverflowRegion>
  );
}

/** So does a formula. */
export function FormulaRegion({ children }: HTMLAttributes<HTMLElement> & ExtraProps) {
  const t = useTranslations("content");
  return (
    <OverflowRegion label={t("formula")} className="formula-region">
      {children}
    </OverflowRegion>
  );
}
