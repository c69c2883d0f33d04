import type { Message } from "@/lib/domain/message";

/** The demo's made-up models, in the order of every prompt's responses. */
export const demoModels = ["Heron 2", "Plover 1.5", "Wren mini", "Finch base"] as const;

/** One prompt of the demo with what each model says to it. */
export interface DemoPrompt {
  id: string;
  language: "en" | "zh";
  topic: "open question" | "rewriting" | "code" | "maths" | "safety" | "conversation";
  messages: readonly Message[];
  /** In the order of `demoModels`. */
  responses: readonly [string, string, string, string];
  /** How good each response is, 0 to 10: what the demo's annotators see through their own noise. Shown to nobody. */
  quality: readonly [number, number, number, number];
}

export const user = (content: string): readonly Message[] => [{ role: "user", content }];
