"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CodeBlock } from "./code-block";
import { showControls } from "./text/controls";
import { formatJson } from "./text/json";

interface Call {
  name: string;
  arguments: string;
}

/** A call that was written as text: `{"name": …, "arguments": …}`. Null where it is something else. */
function readCall(written: string): Call | null {
  try {
    const value: unknown = JSON.parse(written);
    if (typeof value !== "object" || value === null || !("name" in value)) return null;
    const given = "arguments" in value ? value.arguments : {};
    return {
      name: String(value.name),
      arguments: typeof given === "string" ? given : JSON.stringify(given),
    };
  } catch {
    return null;
  }
}

function Block({ kind, name, children }: { kind: string; name?: string; children: ReactNode }) {
  return (
    <div className="tool-block">
      <p className="text-sm text-quiet">
        {kind}
        {name && <code className="ms-2 font-semibold text-ink">{showControls(name)}</code>}
      </p>
      {children}
    </div>
  );
}

/** A tool call, by its parts or as the model wrote it; arguments laid out where they are JSON, said where they are not. */
export function ToolCall({ call, written = "" }: { call?: Call; written?: string }) {
  const t = useTranslations("content");
  const known = call ?? readCall(written.trim());
  const text = known?.arguments ?? written.trim();
  const json = formatJson(text);
  return (
    <Block kind={t("toolCall")} name={known?.name}>
      <CodeBlock
        code={json ?? text}
        language={json === null ? "" : "json"}
        title={json === null ? t("notJson") : t("arguments")}
      />
    </Block>
  );
}

/** What a tool answered; folded where it is long. */
export function ToolResult({ text, name }: { text: string; name?: string }) {
  const t = useTranslations("content");
  const json = formatJson(text);
  const body = (
    <CodeBlock code={json ?? text.trim()} language={json === null ? "" : "json"} title={t("result")} />
  );
  return (
    <Block kind={t("toolResult")} name={name}>
      {text.length < 1_500 ? (
        body
      ) : (
        <details className="trace">
          <summary>{t("resultLong", { count: text.length })}</summary>
          {body}
        </details>
      )}
    </Block>
  );
}
