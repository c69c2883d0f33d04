import { type DemoPrompt, user } from "../demo-prompt";

export const openQuestions: readonly DemoPrompt[] = [
  {
    id: "bread",
    language: "en",
    topic: "open question",
    messages: user("Why does bread go stale, and does keeping it in the fridge help?"),
    responses: [
      `Mostly because its **starch recrystallises**. In the oven the starch granules take up water and turn soft; as the loaf cools they slowly line up again into firm crystals and push water out. That is why old bread can feel dry even when it has lost almost no water, and why a few minutes of heat make it soft again for a while.

The fridge makes it worse: this recrystallisation is fastest just above freezing, at about 0 to 5 °C. So:

- for a day or two: room temperature, in a paper bag or a bread box
- for longer: slice it and **freeze** it, then toast from frozen
- the fridge only delays mould, at the price of staleness`,
      `Bread goes stale because the starch in it crystallises again after baking (this is called retrogradation). The crumb gets firm. Keeping it in the fridge does not help; it speeds the process up. Freeze it instead.`,
      `Bread becomes stale when the water in it evaporates. Keeping it in the fridge helps because cold air slows evaporation down, so your bread will stay fresh for longer. You can also use a plastic bag.`,
      `Bread is a staple food made of flour and water. It has been eaten for thousands of years. Some people keep bread in the fridge and some people do not. It depends on your preference.`,
    ],
    quality: [9, 7, 3, 1],
  },
  {
    id: "first-marathon",
    language: "en",
    topic: "open question",
    messages: user("I can run 5 km without stopping. Is half a year enough to prepare for a marathon?"),
    responses: [
      `Yes, for finishing one comfortably, if you stay free of injury. A rough shape for 26 weeks:

| weeks | runs a week | longest run |
|---|---|---|
| 1–8 | 3 | 5 → 12 km |
| 9–16 | 3–4 | 12 → 21 km (a half marathon is a good test) |
| 17–23 | 4 | 21 → 32 km |
| 24–26 | 3 | taper: 20, 12, race |

Three rules matter more than the table. Run most kilometres slowly enough to talk. Every fourth week, cut the distance by a third. If a pain changes the way you run, stop for a few days: a missed week costs little, a stress fracture costs the race.

If you have a heart condition or have not exercised for years, ask a doctor first.`,
      `Half a year is enough for most people. Build up to a long run of about 30–32 km, run three or four times a week, and increase the distance by no more than roughly ten per cent a week. Take the last two or three weeks easier. Practise eating and drinking on the long runs as well, because that is where many first marathons go wrong.`,
      `Absolutely! You can do anything you set your mind to! Half a year is a lot of time. Just run a little more every day, believe in yourself, and never take a day off. Before long you will be crossing that finish line. Good luck, champion!`,
      `A marathon is 42.195 km. 5 km is less than that. You should run more.`,
    ],
    quality: [9, 8, 3, 2],
  },
  {
    id: "dialect",
    language: "zh",
    topic: "open question",
    messages: user("语言和方言的区别到底是什么?"),
    responses: [
      `语言学上没有一条干净的界线,常用的标准有三个,而且互相冲突:

1. **能否互通**:听得懂就算方言。但互通是程度问题,而且不对称(葡萄牙人听西班牙语比反过来容易)。
2. **历史来源**:同出一源的算方言。可是罗曼语族都来自拉丁语,没人说法语是拉丁语的方言。
3. **社会与政治**:有没有文字标准、学校、国家。挪威语和瑞典语能互通却算两种语言;粤语和官话不能互通,却通常称为“方言”。

所以那句玩笑话有道理:“语言就是有陆军和海军的方言。”日常使用时,最好说清楚你用的是哪个标准。`,
      `一般来说,彼此听不懂的是不同的语言,听得懂的是同一语言的方言。不过现实中政治和文化因素也起很大作用,比如汉语各方言之间差别很大,但仍然被看作一种语言。`,
      `语言是国家的,方言是地方的。语言有语法,方言没有语法,所以方言不如语言规范。`,
      `语言和方言是不同的。语言是语言,方言是方言。中国有很多方言,例如四川话、上海话、广东话等,都很有意思。`,
    ],
    quality: [9, 6, 2, 1],
  },
  {
    id: "night-train",
    language: "en",
    topic: "open question",
    messages: user(
      "Give me three good reasons to take a night train instead of a flight, and one honest reason not to.",
    ),
    responses: [
      `**For**
1. You travel while you sleep: you save a hotel night and arrive in the middle of the city in the morning.
2. Per passenger, electric rail emits a small fraction of what a short flight does.
3. No liquids rule, no baggage lottery, and you can bring a folding bike.

**Against:** sleep. In a shared couchette, with border stops and a snorer, many people arrive tired, and when the train is late there is rarely a second one that day.`,
      `Three reasons for: it saves a hotel, it is better for the climate, and stations are central. One reason against: it is often more expensive than a cheap flight, at least if you want a compartment to yourself.`,
      `Night trains are romantic, cosy, and a wonderful adventure. You will meet interesting people. You will see the sunrise. There is no reason not to take one!`,
      `1. Trains are trains.
2. Flights are expensive, uncomfortable, slow to board, bad for the climate, and noisy, and the food is bad, and airports are far away, and one has to arrive two hours early, and there is a queue at every step, and luggage is lost, and seats are narrow.
3. Night trains run at night.`,
    ],
    quality: [9, 8, 3, 1],
  },
];
