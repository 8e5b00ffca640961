import type { NearestWeights, Proof } from '../../analysis/index.js';
import type { Lang, Plan } from '../../edition/index.js';
import { nearestWeightsFact } from '../facts/nearest.js';
import { padLeft, padRight } from '../numbers/columns.js';
import { formatNumber, formatPoints, periodName } from '../numbers/numbers.js';
import { phraseText } from '../sentences/phrase.js';
import { sentencesOf } from '../sentences/sentencesOf.js';
import { nodeName, signedChange } from '../whatIfText.js';
import { word } from '../words.js';
import { childrenYaml } from './weightsYaml.js';

/** The nearest weights beside the edition's, the ranks they give and the lines to paste; or why there are none. */
export function nearestWeightsText(plan: Plan, found: NearestWeights, lang: Lang): string {
  const data = plan.dataStatus === 'real' ? '' : `${word(plan.dataStatus, lang)}\n`;
  const when = periodName(plan.periods[plan.first + found.period]!, lang);
  const sign = { en: ', ', zh: '，' }[lang];
  const order = found.pairs.map(([a, b]) => `${unitName(plan, a, lang)} > ${unitName(plan, b, lang)}`);
  const head = `${data}${nodeName(plan, found.node, lang)}${sign}${when}${{ en: ': ', zh: '：' }[lang]}${order.join({ en: ', ', zh: '，' }[lang])}`;
  return [head, '', ...answerLines(plan, found, lang)].join('\n');
}

/** The answer in a sentence: the weights and ranks that move, or why there are none. */
export function nearestSentence(plan: Plan, found: NearestWeights, lang: Lang): string {
  const said = factSentences(plan, found, lang);
  return found.status === 'already' ? said[0]! : said.join({ en: ' ', zh: '' }[lang]);
}

function factSentences(plan: Plan, found: NearestWeights, lang: Lang): string[] {
  return sentencesOf(plan, nearestWeightsFact(plan, found), lang).map(phraseText);
}

function answerLines(plan: Plan, found: NearestWeights, lang: Lang): string[] {
  const said = factSentences(plan, found, lang);
  if (found.status === 'impossible') return proofLines(plan, found, found.proof!, said, lang);
  if (found.status !== 'found') return said;
  const [, ranks, holds] = said as [string, string, string];
  return [
    { en: 'The nearest weights with this order:', zh: '满足此顺序的最近权重：' }[lang],
    '',
    ...weightLines(plan, found, lang),
    {
      en: `Distance ${formatNumber(found.distance, 6, 'en')} (root of the squared differences); no weights with this order are nearer than ${formatNumber(found.infimum, 6, 'en')}, where the first tie is.`,
      zh: `距离${formatNumber(found.distance, 6, 'zh')}（差的平方和之根）；满足此顺序的权重均不近于${formatNumber(found.infimum, 6, 'zh')}（恰为并列之处）。`,
    }[lang],
    '',
    ranks,
    holds,
    '',
    {
      en: `# edition.yaml, below “${plan.nodes[found.node]!.id}”`,
      zh: `# edition.yaml，“${plan.nodes[found.node]!.id}”之下`,
    }[lang],
    childrenYaml(plan, found.node, found.weights),
  ];
}

function unitName(plan: Plan, c: number, lang: Lang): string {
  return plan.units[c]!.name[lang];
}

function weightLines(plan: Plan, { parts }: NearestWeights, lang: Lang): string[] {
  const head = { en: ['edition', 'nearest', 'change'], zh: ['现有', '最近', '变动'] }[lang];
  const cells = (list: string[]) => list.map((x) => padLeft(x, 12)).join('');
  return [
    `${padRight({ en: 'weight of', zh: '权重' }[lang], 50)}${cells(head)}`,
    ...parts.map(({ node, before, after }) => {
      const moved = after - before;
      const sign = moved > 5e-7 ? '+' : '';
      const row = [
        formatNumber(before, 6, lang),
        formatNumber(after, 6, lang),
        `${sign}${formatNumber(moved, 6, lang)}`,
      ];
      return `${padRight(nodeName(plan, node, lang), 50)}${cells(row)}`;
    }),
  ];
}

/** The proof in words: the units that are at least as good everywhere, or the shares of pairs that contradict each other. */
function proofLines(
  plan: Plan,
  found: NearestWeights,
  proof: Proof,
  said: readonly string[],
  lang: Lang,
): string[] {
  const gains = found.parts.map(
    ({ node }, k) =>
      `  ${padRight(nodeName(plan, node, lang), 50)}${padLeft(signedChange(proof.gains[k]!, lang), 14)}`,
  );
  if (proof.dominated.length > 0) {
    const table = {
      en: proof.dominated.length === 1 ? 'Difference on each part:' : 'Mean difference on each part:',
      zh: proof.dominated.length === 1 ? '各项差值：' : '各项平均差值：',
    }[lang];
    return [...said, '', table, ...gains];
  }
  const everywhere = proof.gains.every((g) => g <= 1e-9);
  return [
    ...said,
    everywhere
      ? {
          en: 'So mixed, those that should be below are at least as good on every part:',
          zh: '如此合并后，应居后者各项均不逊色：',
        }[lang]
      : {
          en: `So mixed, the most that allowed weights can make of it, less the margin, is ${formatPoints(proof.most, 'en')}:`,
          zh: `如此合并后，允许的权重至多使其（扣除分差后）达到${formatPoints(proof.most, 'zh')}：`,
        }[lang],
    ...gains,
  ];
}

/** The answer for programs: codes and ids in place of numbers. */
export function nearestWeightsJson(plan: Plan, found: NearestWeights): object {
  const code = (c: number) => plan.units[c]!.code;
  const id = (g: number) => plan.nodes[g]!.id;
  const pair = ([a, b]: readonly [number, number]) => ({ above: code(a), below: code(b) });
  const { proof, ...rest } = found;
  return {
    ...rest,
    node: id(found.node),
    period: plan.periods[plan.first + found.period],
    pairs: found.pairs.map(pair),
    parts: found.parts.map(({ node, ...p }) => ({ node: id(node), ...p })),
    weights: Object.fromEntries([...found.weights].map(([g, w]) => [id(g), w])),
    ranks: found.ranks.map(({ unit, ...r }) => ({ unit: code(unit), ...r })),
    proof: proof
      ? {
          ...proof,
          dominated: proof.dominated.map(pair),
          mixture: proof.mixture.map((m) => ({ ...pair(m.pair), share: m.share })),
        }
      : null,
    yaml: found.status === 'found' ? childrenYaml(plan, found.node, found.weights) : null,
  };
}
