"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { showControls } from "./text/controls";

const inline = /^data:image\/(png|jpe?g|gif|webp|avif);base64,/i;

/**
 * A picture in a prompt or response. One that came along (a data URL) is shown. One from elsewhere would tell its server
 * who reads what and when: it is named, and loaded only when the reader asks for this very one, without a referrer.
 */
export function Picture({ src, alt }: { src: string; alt: string }) {
  const t = useTranslations("content");
  const [state, setState] = useState<"waiting" | "asked" | "failed" | "blocked">("waiting");
  useEffect(() => {
    if (state === "waiting") return;
    // The policy came with the page that was opened first; the sign-in page's lets no stranger's picture in.
    const listen = ({ blockedURI }: SecurityPolicyViolationEvent) =>
      src.startsWith(blockedURI) && setState("blocked");
    document.addEventListener("securitypolicyviolation", listen);
    return () => document.removeEventListener("securitypolicyviolation", listen);
  }, [state, src]);
  // No optimiser: neither a data URL nor a stranger's address may reach our server.
  const Image = "img";
  if (inline.test(src) && state !== "failed")
    return <Image src={src} alt={alt} className="picture" onError={() => setState("failed")} />;
  const isRemote = /^https:\/\//i.test(src);
  if (isRemote && state === "asked")
    return (
      <Image
        src={src}
        alt={alt}
        className="picture"
        referrerPolicy="no-referrer"
        onError={() => setState((now) => (now === "blocked" ? now : "failed"))}
      />
    );
  const said = () => {
    if (state === "failed") return t("pictureFailed");
    if (state === "blocked") return t("pictureBlocked");
    return isRemote ? t("pictureRemote") : t("pictureOther");
  };
  const shown = /^data:/i.test(src) ? `${src.slice(0, 40)}…` : showControls(src);
  return (
    <span className="picture-note">
      <span>{said()}</span>
      {alt !== "" && <span className="text-ink">{showControls(alt)}</span>}
      <span className="font-mono text-xs break-all">{shown}</span>
      {isRemote && (
        <span className="flex flex-wrap gap-3">
          {state === "waiting" && (
            <button type="button" className="text-accent underline" onClick={() => setState("asked")}>
              {t("pictureLoad")}
            </button>
          )}
          {state === "blocked" && (
            <button type="button" className="text-accent underline" onClick={() => location.reload()}>
              {t("pictureReload")}
            </button>
          )}
          <a href={src} target="_blank" rel="noopener noreferrer nofollow">
            {t("pictureOpen")}
          </a>
        </span>
      )}
    </span>
  );
}
