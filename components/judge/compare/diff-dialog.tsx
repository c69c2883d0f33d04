"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "../../ui/dialog";
import { Select } from "../../ui/field";
import { DiffView } from "./diff-view";

export interface Labelled {
  label: string;
  text: string;
}

/** Any two responses, word by word; the first two to begin with. */
export default function DiffDialog({
  open,
  onClose,
  texts,
}: {
  open: boolean;
  onClose: () => void;
  texts: readonly Labelled[];
}) {
  const t = useTranslations("compare");
  const [chosen, setChosen] = useState<readonly [number, number]>([0, 1]);
  const [first, second] = [texts[chosen[0]], texts[chosen[1]]];
  return (
    <Dialog open={open} onClose={onClose} title={t("diffTitle")} isWide>
      {texts.length > 2 && (
        <div className="mb-3 flex gap-3">
          {([0, 1] as const).map((side) => (
            <Select
              key={side}
              label={side === 0 ? t("this") : t("withThis")}
              value={chosen[side]}
              onChange={({ target }) => {
                const place = Number(target.value);
                setChosen(side === 0 ? [place, chosen[1]] : [chosen[0], place]);
              }}
            >
              {texts.map(({ label }, index) => (
                <option key={label} value={index}>
                  {label}
                </option>
              ))}
            </Select>
          ))}
        </div>
      )}
      {open && first && second && <DiffView key={chosen.join()} first={first} second={second} />}
    </Dialog>
  );
}
