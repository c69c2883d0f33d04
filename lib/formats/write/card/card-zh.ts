import type { Loss } from "@/lib/domain/dataset/export";
import type { Recipe } from "@/lib/domain/dataset/recipe";
import { type CardFacts, licenseInWords, percent, ratingTable, share } from "./facts";

const reasons = {
  tie: "条平局：该格式无法表示",
  sameAnswers: "对两条回答完全相同",
  emptyAnswer: "行回答为空",
  undecided: "行没有胜者",
  images: "行含图片",
  tools: "行含工具调用",
  severalMessages: "条回答由多条消息组成",
  severalTurns: "段对话超过一轮",
  systemTurn: "段对话含系统消息",
  turnOrder: "段对话的发言不是一问一答",
  prefix: "条回答是另一条回答的开头部分",
  speakers: "行文本本身含有对话记录的说话人标记",
  nothingToLearn: "个提示没有示范、改写或唯一的最佳回答",
};
const losses: Record<Loss, string> = {
  ties: "平局",
  weights: "权重",
  margin: "差距",
  softLabels: "软标签",
  annotators: "标注员",
  models: "模型名称",
  rankings: "完整排序",
  pairs: "哪条回答与哪条比较过",
  rationales: "理由",
  scores: "评分、标记与把握程度",
  demonstrations: "示范",
  rewrites: "改写",
  tools: "工具调用",
  images: "图片",
  severalTurns: "多轮对话",
  severalMessages: "由多条消息组成的回答",
  systemTurns: "系统消息",
};
const judges = { human: "人工标注", machine: "由模型评判", all: "人工标注与模型评判" };
const ties = { drop: "不收录", half: "双方各计半胜", keep: "保留并加标记" };
const aggregations: Record<Recipe["aggregation"]["kind"], string> = {
  every: "每次判断各自产生偏好对",
  majority: "同一对回答的多次判断按多数合并为一对",
  soft: "同一对回答的多次判断合并为一对，p_chosen 为按可靠度加权后偏好被选回答的比例",
};
const margins = {
  none: "每对都为 0",
  strength: "被选回答好出的等级数（未询问等级时为 1）",
  calibrated: "按每位标注员使用量表的习惯校准后的强度",
  rating: "两个模型 Bradley–Terry 评分之差",
};
const expansions = {
  all: "排序中的所有配对，每对权重 1/C(K,2)",
  "best-worst": "最佳对最差",
  adjacent: "相邻名次",
};

/** The card in Chinese words. */
export function cardInChinese(facts: CardFacts): string {
  const { summary, recipe, data } = facts;
  const left = Object.entries(facts.leftOut).map(
    ([reason, count]) => `- ${count} ${reasons[reason as keyof typeof reasons]}`,
  );
  if (left.length === 0) left.push("- 数据集的行一行未略。");
  if (facts.replacedCharacters > 0)
    left.push(`- ${facts.replacedCharacters} 个 NUL 字符或不成对的代理项已替换为 U+FFFD`);
  left.push(
    facts.preset.losses.length > 0
      ? `- 数据集可能含有、但该预设无法容纳的内容：${facts.preset.losses.map((loss) => losses[loss]).join("；")}。`
      : "- 数据集的全部内容该预设都能容纳。",
  );
  const versions = (numbers: readonly number[]) => (numbers.length > 0 ? numbers.join("、") : "未知（导入）");
  return `# 中文说明

由 Concord 导出的偏好数据，预设为 \`${facts.preset.name}\`，可由 ${facts.preset.stacks.join("、")} 直接读取。数据集已冻结：同样的配方加同样的判断，
得到完全相同的字节。内容哈希为 \`${facts.contentHash}\`；\`manifest.json\` 列出每个文件的 sha256，可用 \`concord verify 文件夹\` 核对。

${data.map(({ split, path, rows }) => `- ${split}：${path}，${rows} 行`).join("\n")}

划分以近似重复的提示为一组，绝不按行拆分。

## 谁判断了什么

共 ${summary.judgments} 次判断，来自 ${summary.annotators} 位标注员（${judges[recipe.filters.judges]}）；指南版本 ${versions(facts.guidelineVersions)}，协议版本 ${versions(facts.protocolVersions)}。${summary.withdrawnAnnotators > 0 ? `另有 ${summary.withdrawnAnnotators} 位标注员要求退出，其判断未收录。` : ""}
标注员以化名出现，在本数据集中前后一致。

- 平局：${ties[recipe.ties]}；比较中平局占 ${percent(summary.tieShare)}。
- 合并方式：${aggregations[recipe.aggregation.kind]}。
- 排序展开：${expansions[recipe.pairs]}。
- 差距（margin）：${margins[recipe.margin]}。
- 划分：验证集 ${percent(recipe.splits.validation)}，测试集 ${percent(recipe.splits.test)}，种子 ${recipe.splits.seed}。

## 一致程度

${agreeing(facts)}

## 已知偏差

- 长度不同的配对中，较长的回答胜出 ${share(summary.lengths.chosenLonger)}。
- 展示顺序已知且分出胜负的配对中，先展示的回答胜出 ${share(summary.firstShownWins)}。

## 模型

${ratingTable(facts.ratings, ["模型", "评分", "95 % 区间", "比较次数"])}
评分为 Bradley–Terry（平局计半胜）；\`bradley-terry/\` 中有整数化的比较、计数矩阵，以及评分及其协方差，足以重新拟合。

## 未收录的内容

${left.join("\n")}

## 局限

${facts.license ? `许可证：${licenseInWords(facts.license)}。` : "未设定许可证：公开之前请先商定。"}这些偏好属于在上述指南下工作的标注员，不代表所有人。文本由模型撰写，可能有误、冒犯他人或含个人信息。
`;
}

/** How far annotators agree, and what that leaves for a reward model to learn. */
function agreeing({ summary: { agreement, agreementWithoutTies, noiseCeiling } }: CardFacts): string {
  if (agreement.comparisons === 0)
    return "没有两位标注员判断过同样的两条回答：一致程度以及奖励模型的准确率上限均未知。";
  const best =
    noiseCeiling.value === null
      ? ""
      : `\n在这些判断上，奖励模型的准确率最高为 ${share(noiseCeiling)}（噪声上限，不计平局）。`;
  return `对同样两条回答的 ${agreement.comparisons} 次比较中，标注员的一致率为 ${share(agreement)}（计入平局），仅凭偶然为 ${percent(agreement.chance)}；
不计平局为 ${share(agreementWithoutTies)}，偶然为 ${percent(agreementWithoutTies.chance)}。区间为 95 %。${best}`;
}
