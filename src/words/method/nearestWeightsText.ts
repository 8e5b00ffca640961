import type { NearestWeights, Proof, Unsuitable } from '../../analysis/index.js';
import type { Lang, Plan, Text } from '../../edition/index.js';
import { lead, pad } from '../numbers/columns.js';
import { joined, number, percent, periodName, points } from '../numbers/numbers.js';
import { change, nodeName } from '../whatIfText.js';
import { word } from '../words.js';
import { childrenYaml } from './weightsYaml.js';

const reasons: Record<Unsuitable, Text> = {
  leaf: { en: 'it is an indicator and has no children to weigh', zh: '该节点是指标，没有可赋权的下级' },
  aggregate: {
    en: 'its way to aggregate is not linear in the weights (with --leaves: all means have to be arithmetic)',
    zh: '其合成方式对权重并非线性（使用 --leaves 时须全部为算术平均）',
  },
  zero: {
    en: 'a child that is not above zero has no place in a mean that is not arithmetic',
    zh: '非算术平均中有下级得分不大于零',
  },
  gaps: {
    en: 'weights are reweighted over the available children, so that they differ between units',
    zh: '缺失下级的权重转由其他下级承担，各单元的实际权重不同',
  },
  'no-score': { en: 'one of the units has no score here', zh: '其中有单元在此没有得分' },
  margin: { en: 'a margin in points goes with an arithmetic mean alone', zh: '分差只适用于算术平均' },
  bounds: { en: 'no weights between these bounds add up to 1', zh: '此上下限内的权重之和不可能为 1' },
};

/** The nearest weights beside the edition's, the ranks they give and the lines to paste; or why there are none. */
export function nearestWeightsText(plan: Plan, found: NearestWeights, lang: Lang): string {
  const data = plan.dataStatus === 'real' ? '' : `${word(plan.dataStatus, lang)}\n`;
  const when = periodName(plan.periods[plan.first + found.period]!, lang);
  const sign = { en: ', ', zh: '，' }[lang];
  const order = found.pairs.map(([a, b]) => `${unitName(plan, a, lang)} > ${unitName(plan, b, lang)}`);
  const head = `${data}${nodeName(plan, found.node, lang)}${sign}${when}${{ en: ': ', zh: '：' }[lang]}${order.join({ en: ', ', zh: '，' }[lang])}`;
  return [head, '', ...answer(plan, found, lang)].join('\n');
}

/** The answer in a sentence: the weights and ranks that move, or why there are none. */
export function nearestSentence(plan: Plan, found: NearestWeights, lang: Lang): string {
  if (found.status !== 'found') return answer(plan, found, lang)[0]!;
  const largest = [...found.parts]
    .filter(({ before, after }) => Math.abs(after - before) > 5e-4)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
    .slice(0, 4)
    .map(({ node, before, after }) => {
      const shares = `${percent(before, lang)} → ${percent(after, lang)}`;
      return `${nodeName(plan, node, lang)} ${shares}`;
    });
  const ranks = rankLines(plan, found, lang).map((line) => line.trim());
  return {
    en: `The nearest weights: ${largest.join(', ')}${found.parts.length > largest.length ? ' …' : ''}. ${ranks.join('; ')}.`,
    zh: `最近的权重：${largest.join('，')}${found.parts.length > largest.length ? '……' : ''}。${ranks.join('；')}。`,
  }[lang];
}

function answer(plan: Plan, found: NearestWeights, lang: Lang): string[] {
  if (found.status === 'already')
    return [
      { en: 'The order is there with the weights of the edition.', zh: '现有权重下已是此顺序。' }[lang],
      '',
      ...rankLines(plan, found, lang),
    ];
  if (found.status === 'unsuitable')
    return [
      `${{ en: 'Weights cannot be sought here: ', zh: '此处无法求权重：' }[lang]}${reasons[found.why!][lang]}${{ en: '.', zh: '。' }[lang]}`,
    ];
  if (found.status === 'open')
    return [{ en: 'The solver could not tell.', zh: '求解器未能得出结论。' }[lang]];
  if (found.status === 'impossible') return proofLines(plan, found, found.proof!, lang);
  return [
    { en: 'The nearest weights with this order:', zh: '满足此顺序的最近权重：' }[lang],
    '',
    ...weightLines(plan, found, lang),
    {
      en: `Distance ${number(found.distance, 6, 'en')} (root of the squared differences); no weights with this order are nearer than ${number(found.infimum, 6, 'en')}, where the first tie is.`,
      zh: `距离${number(found.distance, 6, 'zh')}（差的平方和之根）；满足此顺序的权重均不近于${number(found.infimum, 6, 'zh')}（恰为并列之处）。`,
    }[lang],
    '',
    ...rankLines(plan, found, lang),
    found.holds
      ? {
          en: 'The index was built with these weights: the order holds.',
          zh: '已按上述权重重算指数：顺序成立。',
        }[lang]
      : {
          en: 'The index was built with these weights: the order does NOT hold (the weights also move how late indicators are linked).',
          zh: '已按上述权重重算指数：顺序不成立（权重同时影响后纳入指标的衔接）。',
        }[lang],
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
  const cells = (list: string[]) => list.map((x) => lead(x, 12)).join('');
  return [
    `${pad({ en: 'weight of', zh: '权重' }[lang], 50)}${cells(head)}`,
    ...parts.map(({ node, before, after }) => {
      const moved = after - before;
      const sign = moved > 5e-7 ? '+' : '';
      const row = [number(before, 6, lang), number(after, 6, lang), `${sign}${number(moved, 6, lang)}`];
      return `${pad(nodeName(plan, node, lang), 50)}${cells(row)}`;
    }),
  ];
}

function rankLines(plan: Plan, { ranks, status }: NearestWeights, lang: Lang): string[] {
  const rank = (n: number) => (n > 0 ? String(n) : '–');
  return ranks.map(({ unit, before, after }) => {
    const moved = status === 'already' ? rank(before) : `${rank(before)} → ${rank(after)}`;
    return `  ${unitName(plan, unit, lang)}${{ en: ': rank ', zh: '：位次 ' }[lang]}${moved}`;
  });
}

/** The proof in words: who is at least as good everywhere, or the mixture of pairs that cannot be had. */
function proofLines(plan: Plan, found: NearestWeights, proof: Proof, lang: Lang): string[] {
  const name = (c: number) => unitName(plan, c, lang);
  const gains = found.parts.map(
    ({ node }, k) => `  ${pad(nodeName(plan, node, lang), 50)}${lead(change(proof.gains[k]!, lang), 14)}`,
  );
  if (proof.dominated.length > 0) {
    const said = proof.dominated.map(
      ([a, b]) =>
        ({
          en: `No weights put ${name(a)} above ${name(b)}: ${name(b)} is at least as good on every part.`,
          zh: `任何权重都不能使${name(a)}高于${name(b)}：${name(b)}各项均不逊于${name(a)}。`,
        })[lang],
    );
    const table = {
      en: proof.dominated.length === 1 ? 'Difference on each part:' : 'Mean difference on each part:',
      zh: proof.dominated.length === 1 ? '各项差值：' : '各项平均差值：',
    }[lang];
    return [...said, '', table, ...gains];
  }
  const mixture = proof.mixture.map(
    ({ pair: [a, b], share }) =>
      ({
        en: `${percent(share, 'en')} ${name(a)} above ${name(b)}`,
        zh: `${name(a)}高于${name(b)}占${percent(share, 'zh')}`,
      })[lang],
  );
  const everywhere = proof.gains.every((g) => g <= 1e-9);
  return [
    {
      en: 'No weights bring this order about, though no pair alone rules it out.',
      zh: '任何权重都不能形成此顺序，尽管没有哪一对单独就使其不可能。',
    }[lang],
    {
      en: `Taken together with these shares the given comparisons contradict each other: ${joined(mixture, 'en')}.`,
      zh: `按下列比例合并，各要求相互矛盾：${joined(mixture, 'zh')}。`,
    }[lang],
    everywhere
      ? {
          en: 'So mixed, those that should be below are at least as good on every part:',
          zh: '如此合并后，应居后者各项均不逊色：',
        }[lang]
      : {
          en: `So mixed, the most that allowed weights can make of it, less the margin, is ${points(proof.most, 'en')}:`,
          zh: `如此合并后，允许的权重至多使其（扣除分差后）达到${points(proof.most, 'zh')}：`,
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
