import {
  dataErrorShare,
  type RankInterval,
  rankStudy,
  type UncertaintySources,
} from '../../analysis/index.js';
import type { Lang, Plan, Text } from '../../edition/index.js';
import { formatPercent, joinNames } from '../numbers/numbers.js';

/** Which errors of the data the ranges of ranks of a plan include, with the share of the weight for which they are known. */
export function dataErrorText(plan: Plan): Text {
  const [en, zh] = (['en', 'zh'] as const).map((lang) => formatPercent(dataErrorShare(plan), lang, 0));
  return errorsText(plan, { en: `${en} of the weight`, zh: `占权重${zh}` });
}

/** The same without figures, for texts in which every figure has its receipt. */
export function dataErrorWords(plan: Plan): Text {
  const half = dataErrorShare(plan) > 0.5;
  return errorsText(plan, {
    en: half ? 'most of the weight' : 'less than half of the weight',
    zh: half ? '占权重一半以上' : '占权重不足一半',
  });
}

function errorsText(plan: Plan, part: Text): Text {
  const share = dataErrorShare(plan);
  const isFilled = fillsGaps(plan);
  if (share === 0)
    return isFilled
      ? {
          en: 'apart from filled-in figures, errors of the data are not included',
          zh: '除填补值外，不含数据误差',
        }
      : { en: 'errors of the data are not included', zh: '不含数据误差' };
  const { counted, declared, noisy } = kindsOf(plan);
  const kinds: Text[] = [
    ...(counted ? [{ en: 'the sampling error of the records', zh: '记录抽样误差' }] : []),
    ...(declared ? [{ en: 'the declared errors of the figures', zh: '声明的数值误差' }] : []),
    ...(noisy ? [{ en: 'the noise added for confidentiality', zh: '为保密加入的噪声' }] : []),
  ];
  const namedIn = (lang: Lang) =>
    joinNames(
      kinds.map((kind) => kind[lang]),
      lang,
    );
  const named = { en: namedIn('en'), zh: namedIn('zh') };
  const is = declared || kinds.length > 1 ? 'are' : 'is';
  const also = isFilled
    ? { en: ', as is the error of filled-in figures', zh: '，并计入填补值的误差' }
    : { en: '', zh: '' };
  if (share > 0.995) return { en: `${named.en} ${is} included${also.en}`, zh: `已计入${named.zh}${also.zh}` };
  return {
    en: `${named.en} ${is} included for ${part.en}${also.en}`,
    zh: `已就${part.zh}的指标计入${named.zh}${also.zh}`,
  };
}

/** What the study of ranks varies, with how far weights go and which errors are known. */
export function studyVariationText(plan: Plan): Text {
  const [en, zh] = (['en', 'zh'] as const).map((lang) => formatPercent(rankStudy.noise, lang, 0));
  const errors = dataErrorText(plan);
  if (!hasSeveralIndicators(plan))
    return { en: `${oneIndicator.en}; ${errors.en}`, zh: `${oneIndicator.zh}；${errors.zh}` };
  return {
    en: `other weights (± ${en}), one indicator left out; ${errors.en}`,
    zh: `变动权重（±${zh}）并剔除一项指标；${errors.zh}`,
  };
}

const oneIndicator = {
  en: 'one indicator, without other weights',
  zh: '仅一项指标，无权重可变动',
};

/** What the range of a rank means, in brackets or as a line, and what it leaves out: told once a page, in ordinary words. */
export function caveatText(plan: Plan): Text {
  const share = dataErrorShare(plan);
  const errors =
    share > 0.995
      ? { en: 'and of the errors of the data', zh: '及数据误差下' }
      : share > 0
        ? { en: 'and of some errors of the data', zh: '及部分数据误差下' }
        : { en: '', zh: '' };
  const left =
    share > 0 ? { en: '', zh: '' } : { en: ' Errors of the data are not known.', zh: '数据误差未知。' };
  if (!hasSeveralIndicators(plan))
    return { en: `The index has one indicator.${left.en}`, zh: `本指数只有一项指标。${left.zh}` };
  return {
    en: `The range of a rank holds nine in ten results of other reasonable weightings${errors.en && ` ${errors.en}`}.${left.en}`,
    zh: `位次的范围，是换用其他合理权重${errors.zh}时九成结果所在的位次。${left.zh}`,
  };
}

/** The sources of the uncertainty of some ranks on average; undefined where nothing is known of them. */
export function meanSources(ranges: Iterable<Pick<RankInterval, 'sources'>>): UncertaintySources | undefined {
  const known = [...ranges].flatMap(({ sources }) => (sources && sources.weights >= 0 ? [sources] : []));
  if (known.length === 0) return undefined;
  const mean = (of: keyof UncertaintySources) =>
    known.reduce((sum, sources) => sum + sources[of], 0) / known.length;
  return { weights: mean('weights'), structure: mean('structure'), data: mean('data') };
}

/** What a range of ranks comes from, as a part of its uncertainty. */
export const sourceNames: Record<keyof UncertaintySources, Text> = {
  weights: { en: 'the weights', zh: '权重' },
  structure: { en: 'the indicator left out', zh: '剔除指标' },
  data: { en: 'errors of the data', zh: '数据误差' },
};

/** How much of the range of a rank comes from what; undefined where nothing moves it. */
export function sourcesText(sources: UncertaintySources | undefined, lang: Lang): string | undefined {
  if (!sources || Number.isNaN(sources.weights)) return undefined;
  const share = (x: number) => formatPercent(x, lang, 0);
  const { weights, structure, data } = sources;
  // Unknown errors are not a share of zero.
  const names = sourceNames;
  const errors =
    data === 0
      ? { en: '', zh: '' }
      : { en: `, ${share(data)} from ${names.data.en}`, zh: `，${share(data)}来自${names.data.zh}` };
  return {
    en: `Of the uncertainty ${share(weights)} comes from ${names.weights.en}, ${share(structure)} from ${names.structure.en}${errors.en}.`,
    zh: `不确定性中，${share(weights)}来自${names.weights.zh}，${share(structure)}来自${names.structure.zh}${errors.zh}。`,
  }[lang];
}

/** Whether ranks can have a range: with one indicator there are no other weights and none to leave out, so that errors and filled-in figures alone move them. */
export function canVary(plan: Plan): boolean {
  return hasSeveralIndicators(plan) || dataErrorShare(plan) > 0 || fillsGaps(plan);
}

/** What is varied, at the beginning of a sentence about ranges. */
export function variantsClause(plan: Plan): Text {
  const several = hasSeveralIndicators(plan);
  const { counted, declared } = kindsOf(plan);
  const en = [
    ...(several ? ['other weights', 'one indicator left out'] : []),
    ...(counted ? ['counts moved within their sampling error'] : []),
    ...(declared ? ['the figures moved within their errors'] : []),
    ...(fillsGaps(plan) ? ['other values where gaps were filled'] : []),
  ];
  const errors = [
    ...(counted ? ['抽样误差'] : []),
    ...(declared ? ['数据误差'] : []),
    ...(fillsGaps(plan) ? ['填补误差'] : []),
  ];
  const zh = [
    ...(several ? ['变动权重', '剔除一项指标'] : []),
    ...(errors.length > 0 ? [`计入${listText(errors, '、', '与')}`] : []),
  ];
  if (en.length === 0) return { en: 'in the study of ranks', zh: '按位次研究' };
  return { en: `with ${listText(en, ', ', ' and ')}`, zh: listText(zh, '、', '并') };
}

/** Parts of a list: "a, b and c". */
function listText(parts: readonly string[], comma: string, last: string): string {
  const [end, ...before] = [...parts].reverse();
  return before.length === 0 ? (end ?? '') : `${before.reverse().join(comma)}${last}${end}`;
}

/** Whether the index has more than one indicator, to weigh and to leave out. */
export function hasSeveralIndicators({ nodes }: Plan): boolean {
  return nodes.filter(({ indicator }) => indicator >= 0).length > 1;
}

/** Whether gaps are filled in, whose figures a study draws. */
const fillsGaps = ({ method }: Plan) => method.impute.method !== 'none';

/** Which kinds of errors the indicators of the framework have. */
function kindsOf({ nodes, indicators }: Plan): { counted: boolean; declared: boolean; noisy: boolean } {
  const errors = nodes.flatMap(({ indicator }) => indicators[indicator]?.error ?? []);
  return {
    counted: errors.some(({ by }) => by === 'records'),
    declared: errors.some(({ by }) => by !== 'records'),
    noisy: errors.some(({ noise }) => noise !== undefined),
  };
}
