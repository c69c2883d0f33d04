"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "../ui/button";
import { chartAsSvg, saveFile, tableAsCsv } from "./save-figure";

/** Takes a figure away: its chart as SVG or PNG, its table as CSV. They are the first of each in the card around it. */
export function Downloads({ name, hasChart = true }: { name: string; hasChart?: boolean }) {
  const t = useTranslations("measure");
  const place = useRef<HTMLDivElement>(null);
  const inCard = <Found extends Element>(selector: string) =>
    place.current?.closest("section")?.querySelector<Found>(selector) ?? null;
  const svg = () => {
    const chart = inCard<SVGSVGElement>("svg[role=img]");
    return chart && new Blob([chartAsSvg(chart).text], { type: "image/svg+xml" });
  };
  const savePng = async () => {
    const chart = inCard<SVGSVGElement>("svg[role=img]");
    if (!chart) return;
    const { text, width, height } = chartAsSvg(chart);
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => blob && saveFile(blob, `${name}.png`));
  };
  const saveSvg = () => {
    const blob = svg();
    if (blob) saveFile(blob, `${name}.svg`);
  };
  const saveCsv = () => {
    const table = inCard<HTMLTableElement>("table");
    if (table) saveFile(new Blob([tableAsCsv(table)], { type: "text/csv;charset=utf-8" }), `${name}.csv`);
  };
  return (
    <div ref={place} className="mt-3 flex flex-wrap gap-2">
      {hasChart && <Button onClick={saveSvg}>{t("download", { what: "SVG" })}</Button>}
      {hasChart && <Button onClick={savePng}>{t("download", { what: "PNG" })}</Button>}
      <Button onClick={saveCsv}>{t("download", { what: "CSV" })}</Button>
    </div>
  );
}
