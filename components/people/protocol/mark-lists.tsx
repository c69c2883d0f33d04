"use client";

import { useLocale, useTranslations } from "next-intl";
import { type Choice, type Flag, inLanguage, type Protocol } from "@/lib/domain/protocol";
import { Checkbox, Select } from "../../ui/field";
import { ListEditor } from "./list-editor";
import { freeKey } from "./localized";
import { LocalizedField } from "./localized-field";
import { type ErrorAt, type Named, NamedFields } from "./named-fields";

interface Props {
  protocol: Protocol;
  known: ReadonlySet<string>;
  errorAt: ErrorAt;
  set: (part: Partial<Protocol>) => void;
}

const keysOf = (items: readonly Named[]) => items.map(({ key }) => key);

/** Check boxes, for each response or for the prompt. */
export function FlagList({ protocol, known, errorAt, set }: Props) {
  const t = useTranslations("protocol.form");
  const locale = useLocale();
  return (
    <ListEditor<Flag>
      title={t("flags")}
      items={protocol.flags}
      nameOf={({ label }) => inLanguage(label, locale)}
      addLabel={t("addFlag")}
      make={() => ({ key: freeKey("flag", keysOf(protocol.flags)), label: "", target: "response" })}
      most={20}
      error={errorAt("flags")}
      onChange={(flags) => set({ flags })}
    >
      {(flag, index, change) => (
        <>
          <NamedFields
            item={flag}
            isNew={!known.has(flag.key)}
            path={["flags", index]}
            errorAt={errorAt}
            onChange={change}
          />
          <div className="flex flex-wrap items-end gap-4">
            <Select
              label={t("target")}
              value={flag.target}
              onChange={(event) =>
                change({ target: event.target.value === "prompt" ? "prompt" : "response" })
              }
            >
              <option value="response">{t("targetResponse")}</option>
              <option value="prompt">{t("targetPrompt")}</option>
            </Select>
            <Checkbox
              label={t("isFault")}
              checked={flag.isFault !== false}
              onChange={(event) => change({ isFault: event.target.checked })}
            />
          </div>
          <LocalizedField
            label={t("meaning")}
            value={flag.meaning}
            onChange={(meaning) => change({ meaning })}
          />
        </>
      )}
    </ListEditor>
  );
}

/** Questions with one answer about the judgment as a whole. */
export function ChoiceList({ protocol, known, errorAt, set }: Props) {
  const t = useTranslations("protocol.form");
  const locale = useLocale();
  const choices = protocol.choices ?? [];
  const taken = [...keysOf(choices), ...choices.flatMap(({ options }) => keysOf(options))];
  const makeOption = (offset = 0) => ({
    key: freeKey("option", [...taken, ...Array<string>(offset).fill("")]),
    label: "",
  });
  return (
    <ListEditor<Choice>
      title={t("choices")}
      hint={t("choicesHint")}
      items={choices}
      nameOf={({ label }) => inLanguage(label, locale)}
      addLabel={t("addChoice")}
      make={() => ({
        key: freeKey("question", taken),
        label: "",
        required: true,
        options: [makeOption(), makeOption(1)],
      })}
      most={6}
      error={errorAt("choices")}
      onChange={(next) => set({ choices: next })}
    >
      {(choice, index, change) => (
        <>
          <NamedFields
            item={choice}
            isNew={!known.has(choice.key)}
            path={["choices", index]}
            errorAt={errorAt}
            onChange={change}
          />
          <Checkbox
            label={t("required")}
            checked={choice.required}
            onChange={(event) => change({ required: event.target.checked })}
          />
          <ListEditor
            title={t("options")}
            items={choice.options}
            nameOf={({ label }) => inLanguage(label, locale)}
            addLabel={t("addOption")}
            make={() => makeOption()}
            most={8}
            least={2}
            onChange={(options) => change({ options })}
          >
            {(option, place, changeOption) => (
              <NamedFields
                item={option}
                isNew={!known.has(option.key)}
                path={["choices", index, "options", place]}
                errorAt={errorAt}
                onChange={changeOption}
              />
            )}
          </ListEditor>
        </>
      )}
    </ListEditor>
  );
}

/** Why an annotator may pass a task: there is one reason at least. */
export function SkipReasonList({ protocol, known, errorAt, set }: Props) {
  const t = useTranslations("protocol.form");
  const locale = useLocale();
  return (
    <ListEditor
      title={t("skipReasons")}
      items={protocol.skipReasons}
      nameOf={({ label }) => inLanguage(label, locale)}
      addLabel={t("addReason")}
      make={() => ({ key: freeKey("reason", keysOf(protocol.skipReasons)), label: "" })}
      most={12}
      least={1}
      error={errorAt("skipReasons")}
      onChange={(skipReasons) => set({ skipReasons })}
    >
      {(reason, index, change) => (
        <NamedFields
          item={reason}
          isNew={!known.has(reason.key)}
          path={["skipReasons", index]}
          errorAt={errorAt}
          onChange={change}
        />
      )}
    </ListEditor>
  );
}
