import { type DemoPrompt, user } from "../demo-prompt";

export const rewriting: readonly DemoPrompt[] = [
  {
    id: "late-report",
    language: "en",
    topic: "rewriting",
    messages: user(
      "Make this friendlier without making it longer:\n\n> You still haven't sent the Q3 report. I asked twice. I need it today or the board meeting will be a disaster.",
    ),
    responses: [
      `> Could you send me the Q3 report today? I need it for the board meeting, and I'd hate for us to go in without it. Tell me if something is in the way.`,
      `> Hi! Just a friendly reminder about the Q3 report. Could you send it over today? It would help a lot with the board meeting. Thanks!`,
      `> Dear colleague, I hope this message finds you well and that you are having a wonderful week. I am writing to kindly follow up on my two previous messages concerning the Q3 report, which, as you may recall, I have not yet received. I would be ever so grateful if you could find the time to send it to me today, as I am slightly worried that the board meeting might otherwise not go as well as we all hope.`,
      `> Send the Q3 report today please. I asked twice.`,
    ],
    quality: [9, 8, 3, 4],
  },
  {
    id: "plain-words",
    language: "en",
    topic: "rewriting",
    messages: user(
      'Rewrite in plain words for a 12-year-old: "Photosynthesis is the process by which autotrophs transduce electromagnetic radiation into chemical potential energy stored in carbohydrates."',
    ),
    responses: [
      `Plants make their own food. They catch sunlight and use its energy to build sugar. The sugar stores that energy, a bit like a battery, until the plant needs it.`,
      `Photosynthesis is how plants (and some other living things) turn the energy of light into energy stored in sugar, which they use as food.`,
      `Photosynthesis is when autotrophs take electromagnetic radiation, which is light, and transduce it, which means change it, into chemical potential energy, which is in carbohydrates.`,
      `Plants eat sunlight, soil and water, and this is why they are green and grow towards the sun every day.`,
    ],
    quality: [9, 8, 4, 2],
  },
  {
    id: "zh-notice",
    language: "zh",
    topic: "rewriting",
    messages: user(
      "把下面的通知改得简洁、礼貌:\n\n“各位住户请注意了啊,本周六上午我们要修水管,所以九点到十二点是没有水的,你们自己提前接点水,不要到时候打电话来问为什么没水。”",
    ),
    responses: [
      `各位住户:

因检修水管,本周六(上午 9:00–12:00)暂停供水,请提前储水。给您带来不便,敬请谅解。

物业服务中心`,
      `各位住户好!本周六上午 9 点到 12 点因维修水管停水,请大家提前准备用水,谢谢理解与配合。`,
      `尊敬的各位业主、各位住户朋友们:大家好!首先,感谢大家长期以来对我们物业工作的大力支持与厚爱。为了给大家提供更加优质的用水环境,我们将于本周六上午对水管进行维修,届时将会停水,停水时间为九点到十二点,请大家务必提前做好储水准备。再次感谢!`,
      `周六修水管,没水,别打电话。`,
    ],
    quality: [9, 8, 4, 1],
  },
  {
    id: "zh-poem",
    language: "zh",
    topic: "rewriting",
    messages: user("把“我很想家”这句话改写成三种不同的语气:克制的、幽默的、写给孩子看的。"),
    responses: [
      `- **克制**:今晚的月亮,和家里的应当是同一个。
- **幽默**:我的胃先坐上了回家的火车,人还在排队。
- **写给孩子**:小熊数着床头的星星,一颗是妈妈,一颗是爸爸,还有一颗,是家里那盏没关的灯。`,
      `克制的:有点想家了。
幽默的:想家想到连老妈的唠叨都觉得是天籁。
写给孩子看的:我好想好想我的家呀,那里有香香的饭菜和暖暖的抱抱。`,
      `克制的:我很想家,但是我会克制。
幽默的:哈哈,我很想家!
写给孩子看的:小朋友们,我很想家哦。`,
      `想家是人之常情。古人云:“独在异乡为异客,每逢佳节倍思亲。”`,
    ],
    quality: [9, 7, 2, 2],
  },
];
