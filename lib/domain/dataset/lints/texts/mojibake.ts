import type { Lint } from "../lint";
import { around } from "./text-around";

/**
 * UTF-8 read as Latin-1 or Windows-1252 (Ã©, â€™), the replacement character, and GBK's 锟斤拷 and 烫烫烫, which is what
 * replacement characters and unset memory look like there.
 */
const broken =
  /\uFFFD|Ã[\u0080-\u00BF©¨ª«¯°±²³´µ¶·¸¹º¼½¾]|â€[\u0080-\u00BF™œ\u009D“”˜¦]|ï»¿|ï¿½|锟斤拷|烫烫烫|屯屯屯/u;

export const mojibake: Lint = {
  name: "mojibake",
  level: "warning",
  start: () => ({
    see({ id, split, text, responses }, findings) {
      const inPrompt = broken.exec(text);
      if (inPrompt)
        findings.add({
          promptId: id,
          split,
          what: "prompt",
          excerpt: around(text, inPrompt.index, inPrompt[0].length),
        });
      for (const response of responses.values()) {
        const found = broken.exec(response.text);
        if (found)
          findings.add({
            promptId: id,
            split,
            subjectId: response.id,
            names: [response.model],
            what: "response",
            excerpt: around(response.text, found.index, found[0].length),
          });
      }
    },
  }),
};
