import { Checkbox } from "../../../ui/field";

/** Some of a list, by check boxes; none of them means all. What was chosen and is no longer there stays in the list. */
export function ChoiceList({
  label,
  options,
  chosen,
  onChange,
}: {
  label: string;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const known = new Set(options.map((option) => option.value));
  const all = [
    ...options,
    ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: value })),
  ];
  if (all.length === 0) return null;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      <div className="max-h-44 overflow-y-auto rounded-md border border-line px-3 py-1">
        {all.map((option) => (
          <Checkbox
            key={option.value}
            label={<span className="min-w-0 break-words">{option.label}</span>}
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              onChange(
                event.target.checked
                  ? [...chosen, option.value]
                  : chosen.filter((value) => value !== option.value),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
