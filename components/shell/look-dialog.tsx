"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { contrastCookie, localeCookie, locales, themeCookie } from "@/i18n/locale";
import { Dialog } from "../ui/dialog";
import { remember } from "./remember";

const names = { en: "English", zh: "中文" };

/** Light or dark, contrast, language: remembered in this browser. */
export function LookDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("common.look");
  const locale = useLocale();
  const router = useRouter();
  return (
    <Dialog open onClose={onClose} title={t("title")}>
      <div className="flex flex-col gap-5">
        <Setting name="theme" cookie={themeCookie} label={t("theme")}>
          {[
            { value: "system", label: t("themeOf.system") },
            { value: "light", label: t("themeOf.light") },
            { value: "dark", label: t("themeOf.dark") },
          ]}
        </Setting>
        <Setting name="contrast" cookie={contrastCookie} label={t("contrast")}>
          {[
            { value: "system", label: t("contrastOf.system") },
            { value: "normal", label: t("contrastOf.normal") },
            { value: "more", label: t("contrastOf.more") },
          ]}
        </Setting>
        <Choice
          name="language"
          label={t("language")}
          value={locale}
          options={locales.map((value) => ({ value, label: names[value] }))}
          onChange={(value) => {
            remember(localeCookie, value);
            router.refresh();
          }}
        />
      </div>
    </Dialog>
  );
}

/** One setting that stands on the root element and in a cookie; "system" is neither. */
function Setting({
  name,
  cookie,
  label,
  children,
}: {
  name: "theme" | "contrast";
  cookie: string;
  label: string;
  children: readonly { value: string; label: string }[];
}) {
  const [value, setValue] = useState(() => document.documentElement.dataset[name] ?? "system");
  const choose = (next: string) => {
    const root = document.documentElement;
    if (next === "system") delete root.dataset[name];
    else root.dataset[name] = next;
    remember(cookie, next);
    setValue(next);
  };
  return <Choice name={name} label={label} value={value} options={children} onChange={choose} />;
}

function Choice({
  name,
  label,
  value,
  options,
  onChange,
}: {
  name: string;
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  return (
    <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="flex min-h-8 items-center gap-2">
          <input
            type="radio"
            name={name}
            className="size-4 accent-(--accent)"
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
