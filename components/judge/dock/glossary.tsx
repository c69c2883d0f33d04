"use client";

import { useLocale, useTranslations } from "next-intl";
import { inLanguage, type LocalizedText, type Protocol } from "@/lib/domain/protocol";
import { usePlaces } from "./use-places";

/** What the words of the protocol mean, for reading at leisure and where nothing can hover. */
export function Glossary({ protocol }: { protocol: Protocol }) {
  const t = useTranslations("protocol.help");
  const locale = useLocale();
  const places = usePlaces(protocol);
  const say = (text: LocalizedText) => inLanguage(text, locale);
  const entries: [string, string][] = [
    ...places.flatMap(({ name, meaning }) => (meaning ? [[name, meaning] as [string, string]] : [])),
    ...protocol.attributes.flatMap((attribute) => {
      const ends = [attribute.lowLabel, attribute.highLabel];
      const scores = Object.entries(attribute.scoreMeanings ?? {}).map(
        ([score, text]) => `${score}: ${say(text)}`,
      );
      const texts = [
        attribute.meaning && say(attribute.meaning),
        ends[0] && ends[1] && `${attribute.min} ${say(ends[0])} … ${attribute.max} ${say(ends[1])}`,
        ...scores,
      ].filter((text) => text !== undefined);
      return texts.length > 0 ? [[say(attribute.label), texts.join("\n")] as [string, string]] : [];
    }),
    ...[...protocol.flags, ...(protocol.choices ?? []).flatMap((choice) => choice.options)].flatMap(
      ({ label, meaning }) => (meaning ? [[say(label), say(meaning)] as [string, string]] : []),
    ),
  ];
  if (entries.length === 0) return null;
  return (
    <>
      <h3 className="mt-6 mb-2 font-semibold">{t("glossary")}</h3>
      <dl className="flex flex-col gap-2">
        {entries.map(([name, meaning]) => (
          <div key={name}>
            <dt className="font-medium">{name}</dt>
            <dd className="whitespace-pre-line text-quiet">{meaning}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
