import { dataErrorShare, rankStudy, type Sources } from '../../analysis/index.js';
import type { Lang, Plan, Text } from '../../edition/index.js';
import { joined, percent } from '../numbers/numbers.js';

/** Which errors of the data the ranges of ranks of a plan include, with the share of the weight for which they are known. */
export function dataErrorText(plan: Plan): Text {
  const [en, zh] = (['en', 'zh'] as const).map((lang) => percent(dataErrorShare(plan), lang, 0));
  return errorsFor(plan, { en: `${en} of the weight`, zh: `占权重${zh}` });
}

/** The same without figures, for texts in which every figure has its receipt. */
export function dataErrorWords(plan: Plan): Text {
  const half = dataErrorShare(plan) > 0.5;
  return errorsFor(plan, {
    en: half ? 'most of the weight' : 'less than half of the weight',
    zh: half ? '占权重一半以上' : '占权重不足一半',
  });
}

function errorsFor(plan: Plan, part: Text): Text {
  const share = dataErrorShare(plan);
  if (share === 0) return { en: 'errors of the data are not included', zh: '不含数据误差' };
  const { counted, declared, noisy } = kindsOf(plan);
  const kinds: Text[] = [
    ...(counted ? [{ en: 'the sampling error of the records', zh: '记录抽样误差' }] : []),
    ...(declared ? [{ en: 'the declared errors of the figures', zh: '声明的数值误差' }] : []),
    ...(noisy ? [{ en: 'the noise added for confidentiality', zh: '为保密加入的噪声' }] : []),
  ];
  const namedIn = (lang: Lang) =>
    joined(
      kinds.map((kind) => kind[lang]),
      lang,
    );
  const named = { en: namedIn('en'), zh: namedIn('zh') };
  const is = declared || kinds.length > 1 ? 'are' : 'is';
  if (share > 0.995) return { en: `${named.en} ${is} included`, zh: `已计入${named.zh}` };
  return { en: `${named.en} ${is} included for ${part.en}`, zh: `已就${part.zh}的指标计入${named.zh}` };
}

/** What the study of ranks varies, as parts of a list. */
export function variedText(plan: Plan): Text {
  return {
    en: `weights ± ${percent(rankStudy.noise, 'en', 0)}, one indicator left out; ${dataErrorText(plan).en}`,
    zh: `各权重变动±${percent(rankStudy.noise, 'zh', 0)}，并剔除一项指标；${dataErrorText(plan).zh}`,
  };
}

/** How much of the range of a rank comes from what; undefined where nothing moves it. */
export function sourcesText(sources: Sources | undefined, lang: Lang): string | undefined {
  if (!sources || Number.isNaN(sources.weights)) return undefined;
  const share = (x: number) => percent(x, lang, 0);
  const { weights, structure, data } = sources;
  return {
    en: `Of the uncertainty ${share(weights)} comes from the weights, ${share(structure)} from the indicator left out, ${share(data)} from errors of the data.`,
    zh: `不确定性中，${share(weights)}来自权重，${share(structure)}来自剔除指标，${share(data)}来自数据误差。`,
  }[lang];
}

/** What is varied, at the beginning of a sentence about ranges. */
export function underOthers(plan: Plan): Text {
  const { counted, declared } = kindsOf(plan);
  if (!counted && !declared)
    return { en: 'with other weights and one indicator left out', zh: '变动权重并剔除任一指标' };
  return {
    en: `with other weights, one indicator left out and the ${counted ? 'records drawn anew' : 'figures moved within their errors'}`,
    zh: `变动权重、剔除任一指标并计入${counted ? '抽样误差' : '数据误差'}`,
  };
}

/** Which kinds of errors the indicators of the framework have. */
function kindsOf({ nodes, indicators }: Plan): { counted: boolean; declared: boolean; noisy: boolean } {
  const errors = nodes.flatMap(({ indicator }) => indicators[indicator]?.error ?? []);
  return {
    counted: errors.some(({ by }) => by === 'records'),
    declared: errors.some(({ by }) => by !== 'records'),
    noisy: errors.some(({ noise }) => noise !== undefined),
  };
}
