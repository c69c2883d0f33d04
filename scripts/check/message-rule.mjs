import { parseSync } from "oxc-parser";

/** Attributes that people read or hear. */
const spoken = new Set(["aria-label", "aria-description", "title", "placeholder", "alt", "label", "hint"]);
const letters = /\p{L}{2,}/u;

/**
 * What one source file says and asks for.
 * @param {string} file
 * @param {string} source
 * @returns {{ literals: { line: number, text: string }[], uses: { pattern: RegExp, key: string | null, line: number }[] }}
 *   texts that are written in the code instead of in the messages; message keys that are asked for, `key` where it is
 *   a constant
 */
export function readSource(file, source) {
  const literals = [];
  const uses = [];
  const lineAt = (offset) => source.slice(0, offset).split("\n").length;
  const scopes = [new Map()];
  const namespaceOf = (name) => scopes.findLast((scope) => scope.has(name))?.get(name);

  const say = (node, text) => {
    if (letters.test(text)) literals.push({ line: lineAt(node.start), text: text.trim() });
  };
  const use = (callee, argument) => {
    const namespace = callee.type === "Identifier" ? namespaceOf(callee.name) : undefined;
    // A translator that came from elsewhere: any namespace may be meant.
    const before =
      namespace === undefined ? "(.+\\.)?" : namespace === "" ? "" : `${literally(namespace)}\\.`;
    for (const text of textsOf(argument)) {
      const key =
        text.isConstant && namespace !== undefined ? [namespace, text.value].filter(Boolean).join(".") : null;
      uses.push({ pattern: new RegExp(`^${before}${text.pattern}$`), key, line: lineAt(argument.start) });
    }
  };

  const visit = (node) => {
    if (node === null || typeof node !== "object") return;
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node.type !== "string") return;
    const isScope = /Function/.test(node.type);
    if (isScope) scopes.push(new Map());
    if (node.type === "VariableDeclarator" && node.id.type === "Identifier") {
      const call = node.init?.type === "AwaitExpression" ? node.init.argument : node.init;
      if (call?.type === "CallExpression" && /^(use|get)Translations$/.test(call.callee.name ?? ""))
        scopes.at(-1).set(node.id.name, call.arguments[0]?.value ?? "");
    }
    if (node.type === "CallExpression" && node.arguments.length > 0) {
      const { callee } = node;
      const isRich =
        callee.type === "MemberExpression" && /^(rich|has|raw)$/.test(callee.property.name ?? "");
      const translator = isRich ? callee.object : callee;
      const isKnown = translator.type === "Identifier" && namespaceOf(translator.name) !== undefined;
      if (isKnown || (translator.type === "Identifier" && translator.name === "t"))
        use(translator, node.arguments[0]);
    }
    if (node.type === "JSXText") say(node, node.value);
    if (node.type === "JSXAttribute" && spoken.has(node.name.name) && node.value?.type === "Literal")
      say(node, String(node.value.value));
    for (const [name, child] of Object.entries(node)) if (name !== "type") visit(child);
    if (isScope) scopes.pop();
  };
  visit(parseSync(file, source).program);
  return { literals, uses };
}

/** The texts that an expression can be, as far as it says: constants, choices, templates. */
function textsOf(node) {
  switch (node.type) {
    case "Literal":
      return [{ isConstant: true, value: String(node.value), pattern: literally(String(node.value)) }];
    case "ConditionalExpression":
      return [...textsOf(node.consequent), ...textsOf(node.alternate)];
    case "LogicalExpression":
      return [...textsOf(node.left), ...textsOf(node.right)];
    case "TemplateLiteral":
      return [
        { isConstant: false, pattern: node.quasis.map((part) => literally(part.value.cooked)).join(".+") },
      ];
    default:
      return [{ isConstant: false, pattern: ".+" }];
  }
}

function literally(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** A tree of messages as a flat list: dotted key → text. */
export function flatten(tree, prefix = "") {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string" ? [[prefix + name, value]] : flatten(value, `${prefix}${name}.`),
  );
}

/** The arguments and tags of an ICU message, sorted. @param {string} text */
export function placeholdersOf(text) {
  const names = new Set();
  // What each open brace is: a choice (plural, select) whose braces are its branches, or anything else.
  const open = [];
  const token = /\{\s*(\w+)\s*(?:,\s*(\w+))?|[{}]/g;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [brace, name, type] = match;
    if (brace === "}") open.pop();
    else if (open.at(-1) === "choice" || name === undefined) {
      open.push("text");
      token.lastIndex = match.index + 1;
    } else {
      names.add(name);
      open.push(/^(plural|select|selectordinal)$/.test(type ?? "") ? "choice" : "argument");
    }
  }
  for (const [, tag] of text.matchAll(/<(\w+)>/g)) names.add(`<${tag}>`);
  return [...names].sort();
}
