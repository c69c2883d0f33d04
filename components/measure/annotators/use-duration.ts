import { useFormatter } from "next-intl";

/** A length of time as people say it: seconds below two minutes, minutes above; a dash where there is none. */
export function useDuration(): (ms: number | null) => string {
  const format = useFormatter();
  return (ms) => {
    if (ms === null) return "–";
    const isLong = ms >= 120_000;
    return format.number(isLong ? ms / 60_000 : ms / 1_000, {
      style: "unit",
      unit: isLong ? "minute" : "second",
      unitDisplay: "short",
      maximumFractionDigits: 1,
    });
  };
}
