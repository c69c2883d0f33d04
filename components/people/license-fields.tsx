"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { knownLicenses, type License, licenseName } from "@/lib/domain/license";
import { Input, Select } from "../ui/field";

/** The licence of a project's data: none, a known one, or another by name and address. */
export function LicenseFields({ license }: { license: License | null }) {
  const t = useTranslations("people.license");
  const [id, setId] = useState<License["id"] | "">(license?.id ?? "");
  const other = license?.id === "other" ? license : null;
  return (
    <div className="flex flex-col gap-4">
      <Select
        label={t("label")}
        hint={t("hint")}
        name="license"
        value={id}
        onChange={(event) => setId(event.target.value as License["id"] | "")}
      >
        <option value="">{t("none")}</option>
        {knownLicenses.map((one) => (
          <option key={one} value={one}>
            {licenseName({ id: one })}
          </option>
        ))}
        <option value="other">{t("other")}</option>
      </Select>
      {id === "other" && (
        <div className="grid gap-4 sm:grid-cols-2">
          <Input label={t("name")} name="licenseName" defaultValue={other?.name} required maxLength={200} />
          <Input
            label={t("link")}
            name="licenseLink"
            type="url"
            pattern="https?://.+"
            defaultValue={other?.link}
            required
            maxLength={2000}
          />
        </div>
      )}
    </div>
  );
}

/** What the fields say. */
export function licenseIn(form: FormData): License | null {
  const id = String(form.get("license") ?? "");
  if (id === "") return null;
  if (id !== "other") return { id: id as Exclude<License["id"], "other"> };
  return { id, name: String(form.get("licenseName")), link: String(form.get("licenseLink")) };
}
