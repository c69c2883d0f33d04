const says = (role: string, content: string) => ({ role, content });
const words = ["river", "birds", "maths", "tea", "code", "诗", "history", "rain", "music", "salt"];

const picture =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGP4z8CAFWEXHbQSACj/P8Fu7N9hAAAAAElFTkSuQmCC";

/** Judged pairs, two in three of them about a picture. */
export function pictureRows(prompts: number): string {
  const rows = Array.from({ length: prompts }, (_, n) => {
    const [a, b] = [`v${n}-a`, `v${n}-b`];
    const asked =
      n % 3 === 2
        ? `Describe colour ${n}`
        : [
            { type: "text", text: `What is this, for the ${n}th time?` },
            { type: "image_url", image_url: { url: picture } },
          ];
    const response = (id: string, name: string, text: string) => {
      return {
        type: "response",
        id,
        prompt_id: `v${n}`,
        model: { name },
        messages: [says("assistant", text)],
      };
    };
    return [
      { type: "prompt", id: `v${n}`, messages: [{ role: "user", content: asked }] },
      response(a, "heron", `A square, number ${n}.`),
      response(b, "finch", `A circle ${n}?`),
      {
        type: "judgment",
        prompt_id: `v${n}`,
        annotator: { name: "Ann", kind: "imported" },
        comparison: "pairwise",
        response_ids: [a, b],
        answer: { tiers: [[a], [b]], strength: 1 },
      },
    ];
  });
  return rows
    .flat()
    .map((row) => JSON.stringify(row))
    .join("\n");
}

/**
 * Judged examples of every kind that trainers meet: single and several turns, system turns, Chinese, tool calls, rankings
 * with ties, rewrites, a rare strength of 3 after many of 1.
 */
export function exampleRows(prompts: number): string {
  const rows = Array.from({ length: prompts }, (_, n) => {
    const id = `p${n}`;
    const [a, b, c] = ["a", "b", "c"].map((side) => `${id}-${side}`) as [string, string, string];
    const asked = `Tell me about ${words[n % 10]} number ${n} and ${words[(n * 7 + 3) % 10]}`;
    const usesTool = n % 12 === 5;
    const messages =
      n % 4 === 1
        ? [says("system", "Be brief."), says("user", asked)]
        : n % 4 === 2
          ? [says("user", "Hello"), says("assistant", "Hi! 你好"), says("user", asked)]
          : [says("user", asked)];
    const call = {
      type: "function",
      id: "1",
      function: { name: "look_up", arguments: `{"word": "${words[n % 10]}"}` },
    };
    const answerA = usesTool
      ? [
          { ...says("assistant", ""), toolCalls: [call] },
          { ...says("tool", "found"), toolCallId: "1", name: "look_up" },
          says("assistant", `It is ${n}.`),
        ]
      : [says("assistant", `A long and careful answer about ${words[n % 10]}: ${"more ".repeat(n % 9)}.`)];
    const judgment = (name: string, comparison: string, answer: object, responses: string[]) => ({
      type: "judgment",
      prompt_id: id,
      annotator: { name, kind: "imported" },
      comparison,
      levels: 3,
      response_ids: responses,
      order_known: true,
      answer,
    });
    return [
      {
        type: "prompt",
        id,
        messages,
        tags: [words[n % 3]],
        language: n % 5 ? "en" : "zh",
        ...(usesTool ? { tools: '[{"type":"function","function":{"name":"look_up","parameters":{}}}]' } : {}),
      },
      { type: "response", id: a, prompt_id: id, model: { name: "heron" }, messages: answerA },
      {
        type: "response",
        id: b,
        prompt_id: id,
        model: { name: "finch" },
        messages: [says("assistant", `No idea ${n}.`)],
      },
      {
        type: "response",
        id: c,
        prompt_id: id,
        model: { name: "plover" },
        messages: [says("assistant", `Perhaps ${n}? 也许`)],
      },
      judgment("Ann", "pairwise", { tiers: [[a], [b]], strength: n % 40 === 39 ? 3 : 1 }, [a, b]),
      judgment(
        "Bob",
        "pairwise",
        n % 6 ? { tiers: [[b], [a]], strength: 1 } : { tiers: [[a, b]], strength: 0 },
        [a, b],
      ),
      judgment(
        "Eve",
        "ranking",
        {
          tiers: n % 7 ? [[c], [a], [b]] : [[a, c], [b]],
          rewrite: n % 3 ? null : { responseId: a, content: `Better ${n}` },
        },
        [a, b, c],
      ),
    ];
  });
  return rows
    .flat()
    .map((row) => JSON.stringify(row))
    .join("\n");
}
