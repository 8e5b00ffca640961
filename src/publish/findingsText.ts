import { compareTiers, tiersOf } from '../analysis/index.js';
import type { Lang, Plan } from '../edition/index.js';
import type { Release } from '../release/index.js';
import { type Findings, findingsOf, type Lead } from './findings.js';
import { joined, number, periodName } from './numbers.js';

/** What stands out in one published period, a sentence each; nothing is said of what is not so. */
export function findingLines(release: Release, t: number, lang: Lang): string[] {
  const { plan } = release;
  const found = findingsOf(release, t);
  const period = plan.periods[plan.first + t]!;
  return [
    ...(found.lead ? leadLine(plan, found.lead, period, lang) : []),
    ...newcomerLines(found, period, lang),
    ...recordLine(plan, found, period, lang),
    ...tierLine(plan, found.tiers, period, lang),
  ];
}

const perYear = {
  year: { en: 'year', zh: '年' },
  quarter: { en: 'quarter', zh: '个季度' },
  month: { en: 'month', zh: '个月' },
};

function leadLine(
  plan: Plan,
  { names, periods, always, rivals }: Lead,
  period: string,
  lang: Lang,
): string[] {
  const who = joined(
    names.map((n) => n[lang]),
    lang,
  );
  const unit = perYear[plan.frequency];
  if (rivals.length > 0) {
    const all = some([...names, ...rivals], lang);
    return [
      {
        en: `Who leads in ${period} cannot be told: under other weights ${all} may trade places.`,
        zh: `${periodName(period, 'zh')}的首位难以断定：权重变动时，${all}的次序可能互换。`,
      }[lang],
    ];
  }
  if (periods < 2) return [];
  const share = names.length > 1 ? { en: 'share the lead', zh: '并列居首' } : { en: 'leads', zh: '居首' };
  if (always) {
    return [
      {
        en: `${who} ${share.en} for the ${ordinal(periods)} ${unit.en} running, in every published ${unit.en}.`,
        zh: `${who}连续${periods}${unit.zh}${share.zh}，即已发布的各期均居首。`,
      }[lang],
    ];
  }
  return [
    {
      en: `${who} ${share.en} for the ${ordinal(periods)} ${unit.en} running.`,
      zh: `${who}连续${periods}${unit.zh}${share.zh}。`,
    }[lang],
  ];
}

/** At most four names. */
export function some(names: readonly { en: string; zh: string }[], lang: Lang): string {
  const shown = names.slice(0, names.length > 4 ? 3 : 4).map((n) => n[lang]);
  const rest = names.length - shown.length;
  if (rest === 0) return joined(shown, lang);
  return { en: `${shown.join(', ')} and ${rest} others`, zh: `${shown.join('、')}等${names.length}者` }[lang];
}

function newcomerLines({ newcomers }: Findings, period: string, lang: Lang): string[] {
  return newcomers.map(
    ({ name, k, rank, before }) =>
      ({
        en: `${name.en} is among the first ${k} for the first time in ${period}, at ${rank}${before > 0 ? ` (best before: ${before})` : ''}.`,
        zh: `${name.zh}${periodName(period, 'zh')}首次进入前${k}位，列第${rank}位${before > 0 ? `（此前最好为第${before}位）` : ''}。`,
      })[lang],
  );
}

function recordLine(plan: Plan, { records }: Findings, period: string, lang: Lang): string[] {
  if (!records || (records.units === 0 && !records.total)) return [];
  const { total, units, of } = records;
  const name = plan.unitsTitle;
  const whole = total ? [{ en: plan.total.title.en, zh: `${plan.total.title.zh}指数` }] : [];
  const some = { en: `${units} of ${of} ${name.en.toLowerCase()}`, zh: `${of}个${name.zh}中的${units}个` };
  const who = [...whole, ...(units > 0 ? [some] : [])];
  return [
    {
      en: `At the highest of all published periods in ${period}: ${who.map((w) => w.en).join(' and ')}.`,
      zh: `${periodName(period, 'zh')}${who.map((w) => w.zh).join('及')}创下已发布各期的新高。`,
    }[lang],
  ];
}

type Tier = Findings['tiers'][number];

function tierLine(plan: Plan, tiers: readonly Tier[], period: string, lang: Lang): string[] {
  if (tiers.length < 2) return [];
  const how = {
    'k-means': { en: 'by likeness of profile (k-means)', zh: '按结构相近（k 均值）' },
    'natural-breaks': { en: 'by natural breaks of the index', zh: '按总指数的自然断点' },
    column: { en: 'as given', zh: '按给定划分' },
  }[plan.tiers.by];
  return [
    {
      en: `Tiers ${how.en} in ${period}, from the first: ${tierFigures(plan, tiers, 'en')}.`,
      zh: `${periodName(period, 'zh')}${how.zh}分为${tiers.length}个梯队，由高到低依次有${tierFigures(plan, tiers, 'zh')}。`,
    }[lang],
  ];
}

/** "4, 14 and 19 cities with 29.0, 19.2 and 12.8 % of the index"; without shares where there are none. */
function tierFigures(plan: Plan, tiers: readonly Tier[], lang: Lang): string {
  const units = joined(
    tiers.map((tier) => number(tier.units, 0, lang)),
    lang,
  );
  const shares = tiers.map((tier) => number(tier.share, 1, lang));
  const known = tiers.every(({ share }) => !Number.isNaN(share));
  return {
    en: `${units} ${plan.unitsTitle.en.toLowerCase()}${known ? ` with ${joined(shares, 'en')}\u202f% of the index` : ''}`,
    zh: `${units}个${plan.unitsTitle.zh}${known ? `，分别占指数的${shares.map((x) => `${x}%`).join('、')}` : ''}`,
  }[lang];
}

/** Every published division into tiers beside ours of the period it is compared with. */
export function publishedTierLines(release: Release, lang: Lang): string[] {
  const { plan, index } = release;
  return plan.tiers.published.map((published) => {
    const t = plan.periods.indexOf(published.period) - plan.first;
    const tiers = compareTiers(release, tiersOf(plan, index, t), published);
    const figures = (of: 'published' | 'ours') =>
      tierFigures(
        plan,
        tiers.map((c) => c[of]).filter(({ units }) => !Number.isNaN(units)),
        lang,
      );
    return {
      en: `${published.title.en}: ${figures('published')}; ours in ${published.period}: ${figures('ours')}.`,
      zh: `${published.title.zh}：${figures('published')}；本指数${periodName(published.period, 'zh')}：${figures('ours')}。`,
    }[lang];
  });
}

/** "second", "third" … "tenth", "11th". */
export function ordinal(n: number): string {
  const words = [
    'first',
    'second',
    'third',
    'fourth',
    'fifth',
    'sixth',
    'seventh',
    'eighth',
    'ninth',
    'tenth',
  ];
  if (n <= words.length) return words[n - 1]!;
  const teen = n % 100 > 10 && n % 100 < 14;
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}
