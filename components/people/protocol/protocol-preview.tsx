"use client";

import { useQuery } from "@tanstack/react-query";
import { NextIntlClientProvider, useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { type Locale, locales } from "@/i18n/locale";
import type { AssignmentView } from "@/lib/domain/api/assign";
import type { Answer } from "@/lib/domain/judgment";
import type { Protocol } from "@/lib/domain/protocol";
import { HelpDialog } from "../../judge/dock/help-dialog";
import { TaskView } from "../../judge/task-view";
import { Button } from "../../ui/button";
import { ScrollRegion } from "../../ui/scroll-region";
import { Loading } from "../../ui/states";

const loaders = { en: () => import("@/messages/en"), zh: () => import("@/messages/zh") } as const;

/**
 * What an annotator will see: the annotator's own page on texts of ours, with all its keys, in either language. Nothing
 * of it is kept; what would be stored is shown when it is submitted.
 */
export function ProtocolPreview({ protocol, isCurrent }: { protocol: Protocol; isCurrent: boolean }) {
  const t = useTranslations("protocol.preview");
  const [language, setLanguage] = useState<Locale>(useLocale() === "zh" ? "zh" : "en");
  const messages = useQuery({
    queryKey: ["messages", language],
    queryFn: async () => (await loaders[language]()).default,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <section aria-label={t("title")} className="flex min-w-0 flex-col gap-2">
      <header className="flex flex-wrap items-center gap-2">
        <h3 className="font-semibold">{t("title")}</h3>
        <p className="text-sm text-quiet">{isCurrent ? t("hint") : t("lastValid")}</p>
        <fieldset aria-label={t("language")} className="ms-auto flex gap-1">
          {locales.map((locale) => (
            <Button
              key={locale}
              kind={language === locale ? "primary" : "quiet"}
              aria-pressed={language === locale}
              lang={locale === "zh" ? "zh-CN" : "en"}
              onClick={() => setLanguage(locale)}
            >
              {t(`in.${locale}`)}
            </Button>
          ))}
        </fieldset>
      </header>
      {messages.data ? (
        <NextIntlClientProvider locale={language} messages={messages.data}>
          <div lang={language === "zh" ? "zh-CN" : "en"}>
            <Sample key={`${language}${JSON.stringify(protocol)}`} protocol={protocol} />
          </div>
        </NextIntlClientProvider>
      ) : (
        <Loading />
      )}
    </section>
  );
}

function Sample({ protocol }: { protocol: Protocol }) {
  const t = useTranslations("protocol.preview");
  const [stored, setStored] = useState<Answer | null>(null);
  const [round, setRound] = useState(0);
  const [isHelp, setHelp] = useState(false);
  const assignment = useSample(protocol);
  return (
    <>
      <div className="flex h-[44rem] max-h-[85dvh] min-h-96 flex-col overflow-y-auto rounded-lg border-2 border-line-strong bg-desk">
        <TaskView
          key={round}
          projectId=""
          assignment={assignment}
          before={null}
          isPreview
          isListening={!isHelp}
          onSubmit={(answer) => {
            setStored(answer);
            setRound(round + 1);
          }}
          onUndo={() => undefined}
          canUndo={false}
          onPanel={(panel) => setHelp(panel === "help")}
          onLeave={null}
        />
      </div>
      {stored && (
        <ScrollRegion
          label={t("stored")}
          className="mt-2 max-h-48 overflow-y-auto rounded border border-line p-2"
        >
          <p className="text-sm text-quiet">{t("stored")}</p>
          <pre className="text-sm whitespace-pre-wrap">{JSON.stringify(withoutEmpty(stored), null, 1)}</pre>
        </ScrollRegion>
      )}
      <HelpDialog open={isHelp} onClose={() => setHelp(false)} protocol={protocol} />
    </>
  );
}

/** Only what was said. */
function withoutEmpty(answer: Answer): Partial<Answer> {
  const entries = Object.entries(answer).filter(
    ([, value]) => value !== null && value !== "" && value !== false && JSON.stringify(value) !== "{}",
  );
  return Object.fromEntries(entries);
}

function useSample(protocol: Protocol): AssignmentView {
  const t = useTranslations("protocol.sample");
  return useMemo(() => {
    const count = { pairwise: 2, ranking: 4, rating: 2, demonstration: 0 }[protocol.comparison.kind];
    const texts = [t("first"), t("second"), t("third"), t("fourth")].slice(0, count);
    return {
      id: "preview",
      protocol,
      protocolVersion: 0,
      guidelineVersion: 0,
      prompt: { messages: [{ role: "user", content: t("prompt") }], language: null },
      responses: texts.map((content, index) => ({
        slot: String(index + 1),
        messages: [{ role: "assistant", content }],
      })),
      draft: null,
      draftStamp: null,
      expiresAt: new Date(0).toISOString(),
    };
  }, [protocol, t]);
}
