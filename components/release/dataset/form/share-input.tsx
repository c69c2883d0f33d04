import { Input } from "../../../ui/field";

/** A share in per cent; empty is none, where that is allowed. */
export function ShareInput({
  label,
  hint,
  value,
  most = 100,
  onChange,
}: {
  label: string;
  hint?: string;
  value: number | null;
  most?: number;
  onChange: (share: number | null) => void;
}) {
  return (
    <Input
      label={label}
      hint={hint}
      type="number"
      min={0}
      max={most}
      step="any"
      value={value === null ? "" : Math.round(value * 1000) / 10}
      onChange={(event) => {
        const text = event.target.value;
        onChange(text === "" ? null : Math.min(most, Math.max(0, Number(text))) / 100);
      }}
    />
  );
}
