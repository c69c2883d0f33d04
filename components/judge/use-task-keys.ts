"use client";

import type { RefObject } from "react";
import type { Answer } from "@/lib/domain/judgment";
import type { Protocol } from "@/lib/domain/protocol";
import { choosePlace, scalePlaces, strengthen } from "./answer-state";
import { useKeyCaps } from "./key-cap";
import { focusNext, focusNextQuestion } from "./marks/group-keys";
import { verdictKeys } from "./ranking/two-view";
import type { Ranking } from "./ranking/use-ranking";
import { type Shortcut, useShortcuts } from "./use-shortcuts";
import { addTurn, removeTurn, turnsOf } from "./write/turns";

interface Given {
  root: RefObject<HTMLElement | null>;
  isPreview: boolean;
  isListening: boolean;
  protocol: Protocol;
  answer: Answer;
  ranking: Ranking;
  change: (answer: Answer) => void;
  rationale: RefObject<HTMLTextAreaElement | null>;
  actions: {
    submit: () => void;
    undo: () => void;
    panel: (panel: "help" | "history" | "guidelines") => void;
    rewrite: () => void;
    skip: () => void;
  };
}

/** The keys of a task: those of its comparison, those of what else the protocol asks, and those of every task. */
export function useTaskKeys(given: Given): void {
  const { root, isPreview, isListening, protocol, rationale, actions } = given;
  const keyCaps = useKeyCaps();
  const focus = (selector: string) => () => root.current?.querySelector<HTMLElement>(selector)?.focus();
  const within = (move: (root: ParentNode) => void) => () => {
    if (root.current) move(root.current);
  };
  useShortcuts(
    [
      ...comparisonKeys(given, focus),
      { key: "q", run: within(focusNextQuestion) },
      { key: "l", run: within((task) => focusNext(task, "[data-flags]")) },
      ...(protocol.confidence === "off" ? [] : [{ key: "c", run: within(focusConfidence) }]),
      ...(protocol.rewrite === "off" ? [] : [{ key: "w", run: actions.rewrite }]),
      { key: "enter", run: actions.submit },
      { key: "mod+enter", run: actions.submit, inText: true },
      { key: "s", run: actions.skip },
      { key: "r", run: () => writeOn(rationale.current) },
      { key: "z", run: actions.undo },
      { key: "k", run: keyCaps.toggle },
      { key: "?", run: () => actions.panel("help") },
      { key: "h", run: () => actions.panel("history") },
      { key: "g", run: () => actions.panel("guidelines") },
      { key: "escape", run: () => (document.activeElement as HTMLElement | null)?.blur(), inText: true },
    ],
    isListening,
    isPreview ? root : undefined,
  );
}

function comparisonKeys(
  { protocol, answer, ranking, change }: Given,
  focus: (selector: string) => () => void,
): Shortcut[] {
  const { comparison } = protocol;
  switch (comparison.kind) {
    case "pairwise":
      return [
        ...scalePlaces(protocol).map((place, index) => ({
          key: String(index + 1),
          run: () => change(choosePlace(answer, place)),
        })),
        { key: "a", run: () => change(strengthen(answer, "first", comparison.levels)) },
        { key: "b", run: () => change(strengthen(answer, "second", comparison.levels)) },
        ...(comparison.tie ? [{ key: "t", run: () => change(choosePlace(answer, { side: "tie" })) }] : []),
        ...(comparison.bothBad
          ? [{ key: "x", run: () => change(choosePlace(answer, { side: "bothBad" })) }]
          : []),
      ];
    case "ranking":
      return [
        { key: "v", run: ranking.toggleTwo },
        ...(ranking.pair
          ? [
              ...verdictKeys(ranking, comparison.ties),
              { key: "n", run: () => ranking.step(1) },
              { key: "b", run: () => ranking.step(-1) },
            ]
          : [{ key: "f", run: focus("[data-card]") }]),
      ];
    case "rating":
      return [{ key: "f", run: focus("[data-card]") }];
    case "demonstration":
      return [
        { key: "e", run: focus("[data-turn]") },
        ...(comparison.multiTurn
          ? [
              { key: "n", run: () => change(addTurn(answer)) },
              {
                key: "backspace",
                // With a key only an empty turn goes: what was written takes a click.
                run: () => turnsOf(answer).at(-1)?.content === "" && change(removeTurn(answer)),
              },
            ]
          : []),
      ];
  }
}

/** Into a text, where it ends: whoever comes back goes on writing. */
function writeOn(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

function focusConfidence(task: ParentNode): void {
  focusNext(task, "[data-confidence]");
}
