import { type DemoPrompt, user } from "../demo-prompt";

export const maths: readonly DemoPrompt[] = [
  {
    id: "two-trains",
    language: "en",
    topic: "maths",
    messages: user(
      "Two trains start 300 km apart and drive towards each other at 70 km/h and 80 km/h. When do they meet, and where?",
    ),
    responses: [
      String.raw`They close the gap at $70 + 80 = 150$ km/h, so they meet after

$$t = \frac{300}{150} = 2 \text{ hours}.$$

In that time the first train has gone $70 \cdot 2 = 140$ km and the second $80 \cdot 2 = 160$ km. Check: $140 + 160 = 300$. They meet **140 km from where the first one started**.`,
      `They approach each other at 150 km/h, so it takes 300 / 150 = 2 hours. They meet 140 km from the first train's start.`,
      `The average speed is 75 km/h, so they meet after 300 / 75 = 4 hours, in the middle, 150 km from each start.`,
      `They meet when they are at the same place.`,
    ],
    quality: [9, 8, 1, 1],
  },
  {
    id: "birthday",
    language: "en",
    topic: "maths",
    messages: user(
      "How many people do you need in a room so that two share a birthday with probability above one half? Show why.",
    ),
    responses: [
      String.raw`**23.** With $n$ people and 365 equally likely days, the probability that all birthdays differ is

$$P_n = \prod_{k=0}^{n-1} \frac{365-k}{365}.$$

$P_{22} \approx 0.524$ and $P_{23} \approx 0.493$, so with 23 people a shared birthday has probability about $0.507$.

Why so few: 23 people make $\binom{23}{2} = 253$ pairs, and each pair matches with probability $1/365$. (Real birthdays are not uniform, which makes matches a little more likely.)`,
      `The answer is 23. The chance that n people all have different birthdays is 365/365 × 364/365 × … and this falls below one half at n = 23.`,
      `You need 183 people, because 183 is more than half of 365.`,
      `The answer is 23. This is called the birthday paradox because it is a paradox about birthdays.`,
    ],
    quality: [10, 8, 1, 4],
  },
  {
    id: "zh-chickens",
    language: "zh",
    topic: "maths",
    messages: user("鸡兔同笼,共有 35 个头、94 只脚,鸡和兔各有多少只?请给出两种解法。"),
    responses: [
      String.raw`**解法一(方程)** 设鸡 $x$ 只、兔 $y$ 只:

$$x + y = 35,\qquad 2x + 4y = 94.$$

第二式减去第一式的两倍,得 $2y = 24$,所以 $y = 12$,$x = 23$。

**解法二(假设法)** 假设全是鸡,应有 $35 \times 2 = 70$ 只脚,实际多出 $94 - 70 = 24$ 只;每把一只鸡换成兔多 2 只脚,所以兔有 $24 \div 2 = 12$ 只,鸡有 23 只。

检验:$23 \times 2 + 12 \times 4 = 94$。`,
      `设兔有 x 只,则鸡有 35 − x 只,4x + 2(35 − x) = 94,解得 x = 12。所以兔 12 只,鸡 23 只。`,
      `解法一:94 ÷ 35 ≈ 2.7,所以大部分是鸡。
解法二:兔有 12 只,鸡有 24 只,一共 36 个头,差不多。`,
      `鸡有 35 只,兔有 94 只。`,
    ],
    quality: [10, 6, 2, 0],
  },
  {
    id: "zh-derivative",
    language: "zh",
    topic: "maths",
    messages: user("求函数 $f(x) = x^x$(其中 $x > 0$)的导数。"),
    responses: [
      String.raw`写成指数形式再求导:

$$x^x = e^{x \ln x}, \qquad f'(x) = e^{x\ln x}\,(x \ln x)' = x^x(\ln x + 1).$$

顺带一提,$f'(x)=0$ 当且仅当 $x = 1/e$,这是最小值点。`,
      String.raw`两边取对数:$\ln f = x\ln x$,两边求导得 $f'/f = \ln x + 1$,所以 $f'(x) = x^x(\ln x + 1)$。`,
      String.raw`根据幂函数求导公式,$f'(x) = x \cdot x^{x-1} = x^x$。`,
      String.raw`$f'(x) = x^x \ln x$,这是指数函数的求导公式。`,
    ],
    quality: [9, 9, 1, 2],
  },
];
