"use client";

import { useTranslations } from "next-intl";
import type { AnchorHTMLAttributes, MouseEvent } from "react";
import type { ExtraProps } from "react-markdown";
import { showControls } from "../text/controls";
import { textIn } from "./shape-output";

/**
 * A link as a model wrote it. It opens elsewhere, telling nothing of this page; it says where it really leads where its
 * text claims another place; one that leads nowhere safe is text.
 */
export function Link({
  node,
  href = "",
  children,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & ExtraProps) {
  const t = useTranslations("content");
  if (href === "") return <span title={t("deadLink")}>{children}</span>;
  if (href.startsWith("#"))
    return (
      <a href={href} onClick={goWithin} {...rest}>
        {children}
      </a>
    );
  const host = hostOf(href);
  const claimed = hostOf(textIn(node));
  return (
    <>
      <a href={href} target="_blank" rel="noopener noreferrer nofollow" title={showControls(href)}>
        {children}
      </a>
      {claimed !== null && host !== null && claimed !== host && (
        <span className="text-sm text-warn"> ({t("leadsTo", { host })})</span>
      )}
    </>
  );
}

/** Goes to a footnote or back, without changing the page's address. */
function goWithin(event: MouseEvent<HTMLAnchorElement>): void {
  event.preventDefault();
  const target = document.getElementById(event.currentTarget.hash.slice(1));
  target?.scrollIntoView({ block: "nearest" });
  target?.setAttribute("tabindex", "-1");
  target?.focus({ preventScroll: true });
}

/** The host that a text names, if it looks like an address. */
function hostOf(text: string): string | null {
  const match = /^\s*(?:https?:\/\/)?((?:[\p{L}\d-]+\.)+\p{L}{2,})(?:[/:?#]\S*)?\s*$/u.exec(text);
  const name = match?.[1]?.toLowerCase().replace(/^www\./, "");
  if (!name) return null;
  try {
    // As the browser will read it: letters that look like others become what they are.
    return new URL(`https://${name}`).hostname;
  } catch {
    return name;
  }
}
