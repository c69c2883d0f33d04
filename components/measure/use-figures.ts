import { type NumberFormatOptions, useFormatter } from "next-intl";

/** Figures as the pages write them: a dash where there is none. */
export function useFigures() {
  const format = useFormatter();
  const write = (options: NumberFormatOptions) => (value: number | null | undefined) =>
    value === null || value === undefined ? "–" : format.number(value, options);
  const percent = write({ style: "percent", maximumFractionDigits: 1 });
  // A zero has no sign, also one that rounding made of a small negative number.
  const plain = write({ maximumFractionDigits: 3, signDisplay: "negative" });
  const fine = write({ maximumFractionDigits: 4, signDisplay: "negative" });
  const whole = write({ maximumFractionDigits: 0 });
  const signed = write({ maximumFractionDigits: 0, signDisplay: "exceptZero" });
  const range = (of: (value: number | null) => string, low: number | null, high: number | null) =>
    // A space that does not break, a dash with a word joiner behind it, and another: an interval stays on its line.
    low === null ? "–" : `${of(low)}\u00a0–\u2060\u00a0${of(high)}`;
  return { percent, plain, fine, whole, signed, range };
}
