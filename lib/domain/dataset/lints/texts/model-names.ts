import type { Lint } from "../lint";
import { around } from "./text-around";

/** Names that a reader knows a model by, and how models introduce themselves. */
const introductions = [
  /\bas an? (?:ai|artificial intelligence)(?: language)? model,? (?:(?:developed|created|trained|made|built) )?by [\p{L}\d]+/iu,
  /\bi(?:'m| am) (?:chatgpt|gpt-?\d|claude|gemini|bard|llama|qwen|deepseek|mistral|kimi|grok|ernie)\b/iu,
  /\b(?:chatgpt|gpt-[345][\w.-]*|claude[ -](?:\d|opus|sonnet|haiku|instant)[\w.]*|llama[ -]?\d[\w.]*|qwen[ -]?\d[\w.]*)\b/iu,
  /我是(?:由|一个由)?.{0,12}(?:开发|训练|创造|研发)的.{0,6}(?:模型|助手)/u,
  /作为(?:一个|一名)?(?:由.{1,12}(?:开发|训练)的)?(?:AI|人工智能)(?:语言)?模型/iu,
  /(?:文心一言|通义千问|讯飞星火|智谱清言|豆包大模型|盘古大模型)/u,
];
const wordEdge = /[\p{L}\p{N}]/u;

/** A response that says who wrote it: judges and trained models learn the name instead of the quality. */
export const modelNames: Lint = {
  name: "model-names",
  level: "warning",
  start({ models }) {
    // A name of three letters is a word of many texts, and so is what models without a name are called.
    const names = models
      .map((name) => name.toLowerCase())
      .filter((name) => name.length >= 4 && name !== "unknown");
    return {
      see({ id, split, responses }, findings) {
        for (const response of responses.values()) {
          const found = findName(response.text, names);
          if (found)
            findings.add({
              promptId: id,
              split,
              subjectId: response.id,
              names: [response.model],
              what: found.what,
              excerpt: around(response.text, found.at, found.length),
            });
        }
      },
    };
  },
};

function findName(text: string, names: readonly string[]) {
  for (const pattern of introductions) {
    const match = pattern.exec(text);
    if (match) return { what: "introduction", at: match.index, length: match[0].length };
  }
  const lower = text.toLowerCase();
  for (const name of names) {
    const at = lower.indexOf(name);
    if (at < 0 || wordEdge.test(lower[at - 1] ?? "") || wordEdge.test(lower[at + name.length] ?? ""))
      continue;
    return { what: "model", at, length: name.length };
  }
  return null;
}
