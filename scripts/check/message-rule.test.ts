import { describe, expect, it } from "vitest";
import { flatten, placeholdersOf, readSource } from "./message-rule.mjs";

const read = (source: string) => readSource("x.tsx", source);
const keys = (source: string) => read(source).uses.map((use: { key: string | null }) => use.key);

describe("texts in the code", () => {
  it("are found in elements and in attributes that people read", () => {
    const source = `const a = <p title="Hello there" className="plain">Good morning {name}</p>;`;
    expect(read(source).literals.map((literal: { text: string }) => literal.text)).toEqual([
      "Hello there",
      "Good morning",
    ]);
    expect(read("const b = <p>✕ · 3 {n}</p>;").literals).toEqual([]);
  });
});

describe("keys", () => {
  it("belong to the nearest translator of that name", () => {
    const source = `
      function One() { const t = useTranslations("a"); return t("x"); }
      function Two() { const t = useTranslations("b.c"); return [t("y", { n: 1 }), t.rich("z")]; }`;
    expect(keys(source)).toEqual(["a.x", "b.c.y", "b.c.z"]);
  });

  it("of a template or a choice are all that it can be", () => {
    const [template, first, second] = read(
      `const t = useTranslations("a"); t(\`state.\${one}\`); t(isNew ? "new" : "old");`,
    ).uses;
    expect(template?.pattern.test("a.state.open")).toBe(true);
    expect(template?.pattern.test("a.other.open")).toBe(false);
    expect([first?.key, second?.key]).toEqual(["a.new", "a.old"]);
  });

  it("of a translator from elsewhere may be in any namespace", () => {
    const [use] = read('const say = (t) => t("late");').uses;
    expect(use?.key).toBeNull();
    expect(use?.pattern.test("judge.late")).toBe(true);
    expect(use?.pattern.test("judge.later")).toBe(false);
  });
});

describe("placeholders", () => {
  it("are the arguments and tags, not the branches of a plural", () => {
    expect(
      placeholdersOf("{count, plural, =0 {none} one {task of {name}} other {# tasks}} <b>at</b> {time}"),
    ).toEqual(["<b>", "count", "name", "time"]);
    expect(placeholdersOf("{n, number} of {total, number}")).toEqual(["n", "total"]);
  });
});

it("a tree of messages is flattened to dotted keys", () => {
  expect(flatten({ a: "1", b: { c: "2" } })).toEqual([
    ["a", "1"],
    ["b.c", "2"],
  ]);
});
