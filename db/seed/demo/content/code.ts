import { type DemoPrompt, user } from "../demo-prompt";

const fence = "```";

export const code: readonly DemoPrompt[] = [
  {
    id: "dedupe",
    language: "en",
    topic: "code",
    messages: user("In Python, remove duplicates from a list but keep the order of first appearance."),
    responses: [
      `${fence}python
def unique(items):
    return list(dict.fromkeys(items))
${fence}

\`dict\` keeps insertion order (guaranteed since Python 3.7), so each item stays where it first appeared. It runs in linear time and needs hashable items. For unhashable ones, such as lists, compare by a key:

${fence}python
def unique_by(items, key):
    seen = set()
    return [x for x in items if not ((k := key(x)) in seen or seen.add(k))]
${fence}`,
      `${fence}python
seen = set()
result = []
for item in items:
    if item not in seen:
        seen.add(item)
        result.append(item)
${fence}

This keeps the first occurrence of each item.`,
      `Use a set:

${fence}python
items = list(set(items))
${fence}

Sets can't contain duplicates, so this removes them and keeps the order.`,
      `${fence}python
for i in range(len(items)):
    for j in range(len(items)):
        if items[i] == items[j]:
            items.remove(items[j])
${fence}`,
    ],
    quality: [9, 8, 2, 0],
  },
  {
    id: "sql-latest",
    language: "en",
    topic: "code",
    messages: user(
      "PostgreSQL: table orders(id, customer_id, created_at). Get the latest order of every customer.",
    ),
    responses: [
      `${fence}sql
select distinct on (customer_id) *
from orders
order by customer_id, created_at desc, id desc;
${fence}

\`distinct on\` keeps the first row of each \`customer_id\` in the given order; \`id desc\` breaks ties. An index on \`(customer_id, created_at desc, id desc)\` lets PostgreSQL walk it in order instead of sorting.`,
      `${fence}sql
select *
from (
  select o.*, row_number() over (partition by customer_id order by created_at desc) as n
  from orders o
) ranked
where n = 1;
${fence}

This works in any database with window functions.`,
      `${fence}sql
select customer_id, max(created_at), id
from orders
group by customer_id;
${fence}

Grouping by customer gives you the maximum date of each, together with its id.`,
      `SELECT * FROM orders ORDER BY created_at DESC LIMIT 1`,
    ],
    quality: [9, 8, 2, 1],
  },
  {
    id: "zh-debounce",
    language: "zh",
    topic: "code",
    messages: user("用 TypeScript 写一个 debounce 函数,要求类型安全。"),
    responses: [
      `${fence}ts
export function debounce<Args extends unknown[]>(
  run: (...args: Args) => void,
  delayMs: number,
): ((...args: Args) => void) & { cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const debounced = (...args: Args) => {
    clearTimeout(timer);
    timer = setTimeout(() => run(...args), delayMs);
  };
  return Object.assign(debounced, { cancel: () => clearTimeout(timer) });
}
${fence}

参数类型由 \`run\` 推断,不需要 \`any\`;\`ReturnType<typeof setTimeout>\` 在浏览器和 Node 里都成立;组件卸载时可调用 \`cancel()\`。`,
      `${fence}ts
function debounce<T extends (...args: any[]) => void>(fn: T, wait: number) {
  let t: ReturnType<typeof setTimeout>;
  return (...args: Parameters<T>) => {
    clearTimeout(t);
    t = setTimeout(() => fn(...args), wait);
  };
}
${fence}

用 \`Parameters<T>\` 保留了参数类型。`,
      `${fence}ts
function debounce(fn: any, wait: any): any {
  let t: any;
  return function () {
    setTimeout(fn, wait);
  };
}
${fence}

这是类型安全的,因为用了 TypeScript。`,
      `可以直接使用 lodash 的 throttle 函数,它会在每次输入时执行一次。`,
    ],
    quality: [9, 8, 1, 2],
  },
  {
    id: "regex-date",
    language: "en",
    topic: "code",
    messages: user(
      "Write a regular expression that matches ISO dates like 2024-02-29. Mention what it cannot check.",
    ),
    responses: [
      `${fence}
^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$
${fence}

It checks the shape, the month (01–12) and the day (01–31). It cannot know how long a month is: \`2023-02-29\` and \`2024-04-31\` pass. Let a date library decide those; a pattern that knows leap years is possible and unreadable.`,
      `${fence}
\\d{4}-\\d{2}-\\d{2}
${fence}

It matches four digits, two digits and two digits. It does not check that the month or day is real, and without anchors (\`^…$\`) it also matches inside longer strings.`,
      `${fence}
^(19|20)\\d\\d[- /.](0[1-9]|1[012])[- /.](0[1-9]|[12][0-9]|3[01])$
${fence}

This regular expression matches dates perfectly, including leap years.`,
      `You can use the regular expression .* which matches any date.`,
    ],
    quality: [9, 6, 3, 0],
  },
];
