"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { Select } from "../ui/field";

/** One choice that stands in the page's address: it can be linked to, and survives a reload. */
export function Choice({
  name,
  label,
  value,
  options,
}: {
  name: string;
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
}) {
  const router = useRouter();
  const path = usePathname();
  const query = useSearchParams();
  const choose = (chosen: string) => {
    const next = new URLSearchParams(query);
    next.set(name, chosen);
    router.replace(`${path}?${next}`, { scroll: false });
  };
  return (
    <Select label={label} value={value} onChange={(event) => choose(event.target.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}
