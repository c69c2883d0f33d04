import { cardInEnglish } from "./card-en";
import { cardInChinese } from "./card-zh";
import type { CardFacts } from "./facts";
import { frontMatter } from "./front-matter";

/** README.md of an export: the YAML that `datasets` reads, the card in English and Chinese, and how to load the files. */
export function readmeOf(facts: CardFacts): string {
  const snippets = facts.preset
    .snippets(facts.data, facts.format)
    .map(({ title, text }) => `### ${title}\n\n\`\`\`\n${text}\n\`\`\`\n`)
    .join("\n");
  return `${frontMatter(facts)}\n${cardInEnglish(facts)}\n## Load it / 载入\n\n${snippets}\n${cardInChinese(facts)}`;
}
