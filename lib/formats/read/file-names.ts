/** What a file's name tells where its rows do not: the model, or the two models that were compared. */

const endings = /\.(jsonl?|ndjson|csv|tsv|txt|gz)$/i;
const affixes = [
  /[-_](model[-_])?(outputs?|predictions?|answers?|responses?|results?|completions?|generations?)([-_].*)?$/i,
  /^(model[-_])?(outputs?|answers?|responses?|predictions?|results?)[-_]/i,
];
const judges = /[-_](gpt-?[\d.]+[-_a-z]*|claude[-_\w]*|human[s]?)[-_](reviewer|judge|review)[-_\w]*$/i;
const plain = /^(model[-_])?(outputs?|answers?|responses?|predictions?|results?|data|train|test|dataset)$/i;

/** A name that may be a file's stem or one side of A-vs-B: without what says only that it is an output. */
export function modelName(stem: string): string {
  let name = stem;
  for (const affix of affixes) {
    const shorter = name.replace(affix, "");
    if (shorter !== "") name = shorter;
  }
  return name.replace(/_/g, "-");
}

/** The name without folders and endings; the folder's where the file's own says nothing. */
export function stemOf(fileName: string): string {
  const parts = fileName.split(/[\\/]/).filter(Boolean);
  let stem = parts.at(-1) ?? fileName;
  while (endings.test(stem)) stem = stem.replace(endings, "");
  return plain.test(stem) && parts.length > 1 ? (parts.at(-2) ?? stem) : stem;
}

/** The two sides of a file named A-vs-B, and the judge where the name tells. */
export function versusOf(fileName: string): { first: string; second: string; judge: string | null } | null {
  const stem = stemOf(fileName);
  const judge = judges.exec(stem)?.[1]?.replace(/[-_]+$/, "") ?? null;
  const [first, second, more] = stem.replace(judges, "").split("-vs-");
  if (!first || !second || more !== undefined || first === second) return null;
  return { first: modelName(first), second: modelName(second), judge };
}
