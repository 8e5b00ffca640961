import type { Fences, Impute, Plan, ScreenLimits, Text, Treat, Within } from '../../edition/index.js';
import { formatPercent } from '../numbers/numbers.js';

/** What the method does to the figures before they are normalised, a sentence a step. */
export function stepNotes(plan: Plan): Text[] {
  const { screen, impute } = plan.method;
  const notes: Text[] = [];
  if (screen?.indicators)
    notes.push(screenedText({ en: 'An indicator', zh: '指标' }, screen.indicators, perIndex));
  if (screen?.units)
    notes.push(screenedText({ en: 'A unit', zh: plan.unitsTitle.zh }, screen.units, perPeriod));
  if (impute.method !== 'none') {
    const how = imputeWords(plan, impute);
    notes.push({
      en: `${how.en} Filled-in figures are marked everywhere.`,
      zh: `${how.zh}填补值处处标明。`,
    });
  }
  const treats = plan.indicators.flatMap((i) => i.treat ?? []);
  if (treats.some((t) => !isFences(t))) {
    notes.push({
      en: 'Outliers: an indicator that fails the test of skewness and kurtosis is winsorised point by point, and transformed when that is not enough.',
      zh: '离群值：未通过偏度与峰度检验的指标先逐点缩尾，仍不通过则作变换。',
    });
  }
  for (const width of new Set(treats.filter(isFences).map((t) => t.fences))) {
    notes.push({
      en: `Outliers: values beyond the quartiles by more than ${width} interquartile ranges are set to that fence.`,
      zh: `离群值：超出四分位数 ${width} 倍四分位距的取值以该界限代替。`,
    });
  }
  return notes;
}

const perIndex: Text = { en: 'leaves the framework', zh: '不进入框架' };
const perPeriod: Text = { en: 'has no score in a period', zh: '当期不计分' };

const isFences = (t: Treat): t is Treat & Fences => 'fences' in t;

function screenedText(what: Text, { minPresent, minNonZero }: ScreenLimits, then: Text): Text {
  const limits: Text[] = [];
  if (minPresent >= 1) limits.push({ en: 'any of its figures is missing', zh: '数据有任何缺失' });
  else if (minPresent > 0) {
    limits.push({
      en: `less than ${formatPercent(minPresent, 'en', 0)} of its figures are present`,
      zh: `有数据比例低于${formatPercent(minPresent, 'zh', 0)}`,
    });
  }
  if (minNonZero > 0) {
    limits.push({
      en: `less than ${formatPercent(minNonZero, 'en', 0)} of its present figures are not zero`,
      zh: `已有数据的非零比例低于${formatPercent(minNonZero, 'zh', 0)}`,
    });
  }
  if (limits.length === 0) limits.push({ en: 'the edition says so', zh: '版本指定' });
  return {
    en: `${what.en} ${then.en} when ${limits.map((l) => l.en).join(' or ')}.`,
    zh: `${what.zh}${limits.map((l) => l.zh).join('，或')}的，${then.zh}。`,
  };
}

function imputeWords(plan: Plan, impute: Exclude<Impute, { method: 'none' }>): Text {
  switch (impute.method) {
    case 'linear': {
      const { ends } = impute;
      const most = typeof ends === 'string' ? undefined : ends.hold;
      const held = ends === 'none' ? { en: '', zh: '' } : heldWords(most);
      return {
        en: `Gaps between observed periods are filled along a straight line${held.en}${impute.back ? '; before the first its value stands too' : ''}.`,
        zh: `观测时期之间的缺口按线性插值填补${held.zh}${impute.back ? '；首次观测之前亦用其值' : ''}。`,
      };
    }
    case 'last': {
      const most = impute.maxPeriods;
      return {
        en: `A gap takes the last observed value of the unit${most === null ? '' : `, at most ${most} periods old`}${impute.back ? '; before the first observation its value stands' : ''}.`,
        zh: `缺口沿用同一${plan.unitsTitle.zh}最近一次观测值${most === null ? '' : `（至多${most}期）`}${impute.back ? '；首次观测之前用其值' : ''}。`,
      };
    }
    case 'mean':
    case 'median': {
      const of = impute.by < 0 ? null : plan.groupings[impute.by]!.title;
      return {
        en: `A gap is filled by the ${impute.method} of the units observed in the same period${of ? ` and the same group (${of.en})` : ''}.`,
        zh: `缺口以同期${of ? `同组（${of.zh}）` : ''}有实测值的${plan.unitsTitle.zh}的${impute.method === 'mean' ? '平均数' : '中位数'}填补。`,
      };
    }
    case 'row-mean':
    case 'row-median': {
      const [en, zh] = impute.method === 'row-mean' ? ['mean', '平均数'] : ['median', '中位数'];
      return {
        en: `A gap is filled by the ${en} of the unit’s other indicators ${scopeText(impute.within).en}, each between its lowest and highest value, put back on its own scale.`,
        zh: `缺口以同一${plan.unitsTitle.zh}在${scopeText(impute.within).zh}的其他指标（各按最低与最高值标准化）的${zh}还原到本指标的尺度填补。`,
      };
    }
    case 'em':
      return {
        en: `A gap is filled by what a multivariate normal distribution fitted by expectation-maximisation to the indicators ${scopeText(impute.within).en} expects of the unit’s present figures.`,
        zh: `缺口以${scopeText(impute.within).zh}各指标用期望最大化（EM）拟合的多元正态分布，按同一${plan.unitsTitle.zh}已有数据的条件期望填补。`,
      };
    case 'nearest':
      return {
        en: `A gap is filled by the mean of the ${impute.neighbours} units most alike in the standardised indicators ${scopeText(impute.within).en}, the nearer weighing more.`,
        zh: `缺口以${scopeText(impute.within).zh}标准化指标最相近的${impute.neighbours}个${plan.unitsTitle.zh}的平均数填补，越近权重越大。`,
      };
  }
}

/** Which indicators are meant. */
function scopeText(within: Within): Text {
  if (within === 'all') return { en: 'of the whole framework', zh: '整个框架内' };
  if (within === 1) return { en: 'under the same node', zh: '同一上级下' };
  return { en: `under the same node ${within} levels up`, zh: `同一${within}级上级下` };
}

/** That the last observed value is carried forward, and for how many periods at most where there is a limit. */
function heldWords(most: number | undefined): Text {
  return {
    en: `; after the last observation its value stands${most === undefined ? '' : ` for at most ${most} ${most === 1 ? 'period' : 'periods'}`}`,
    zh: `；最后一次观测之后沿用其值${most === undefined ? '' : `（至多${most}期）`}`,
  };
}
