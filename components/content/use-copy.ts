"use client";

import copyText from "copy-to-clipboard";
import { useEffect, useState } from "react";

/** Copies a text, and says so for two seconds. On a page without TLS too, where browsers have no clipboard for programs. */
export function useCopy(text: string): { isCopied: boolean; copy: () => void } {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = () => {
    void copyText(text).then(setCopied);
  };
  return { isCopied, copy };
}
