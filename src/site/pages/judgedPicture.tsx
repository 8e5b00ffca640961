import { type Lang, publishedPeriods, type Text } from '../../edition/index.js';
import { type Bar, barChart, ChartSvg, type Figure } from '../../figures/index.js';
import type { Subject } from '../../release/index.js';
import { formatNumber, formatSigned, type JudgedClaim, periodName, periodSpan } from '../../words/index.js';
import type { Shown } from '../shown.js';

const words = {
  announced: { en: 'announced', zh: '公布' },
  official: { en: 'these figures', zh: '本数据' },
  rank: { en: 'Rank; the line is its range', zh: '位次；横线为位次区间' },
  share: { en: 'Share of the whole, %', zh: '占总体比重（%）' },
  growth: { en: 'Growth, %', zh: '增长（%）' },
  gap: { en: 'Gini coefficient', zh: '基尼系数' },
} satisfies Record<string, Text>;

type Kind = 'rank' | 'share' | 'growth' | 'gap';
/** A row of a picture; `among` says how many places a rank is one of. */
type Drawn = Bar & { kind: Kind; among?: number };

/** The first rank, the last, and tens between. */
function ranksOn(places: number): { at: number; label: string }[] {
  const tens = Array.from({ length: Math.floor((places - 4) / 10) }, (_, i) => 10 * (i + 1));
  return [1, ...tens, places].map((at) => ({ at, label: String(at) }));
}

/** The width of a drawing: a third of a page, or a phone. */
const width = 300;

/** What claims say and the figures beside it: ranks as dots with their ranges, shares, growth and Gini coefficients as bars. */
export function JudgedPicture({
  release,
  claims,
  lang,
}: {
  release: Shown;
  claims: readonly JudgedClaim[];
  lang: Lang;
}) {
  const all = claims.flatMap(({ parts }) => parts);
  // A period that all are of is said once, below.
  const periods = new Set(all.map(({ when: { since, t } }) => (since === t - 1 ? t : -1)));
  const [only = -1] = periods.size === 1 ? periods : [];
  const bars = all.flatMap((part) => barsOf(release, part, only < 0, lang));
  const period = only < 0 ? '' : periodName(publishedPeriods(release.plan)[only]!, lang);
  const kinds = [...new Set(bars.map(({ kind }) => kind))];
  return (
    <>
      {kinds.map((kind) => {
        const own = bars.filter((bar) => bar.kind === kind);
        const different = own.filter((bar, i) => own.findIndex((b) => b.name === bar.name) === i);
        const places = Math.max(...own.map(({ among }) => among ?? 0));
        const include = kind === 'rank' ? [1, places] : [0];
        const x = {
          label: [words[kind][lang], period].filter(Boolean).join(lang === 'en' ? ', ' : '，'),
          include,
          tight: kind === 'rank',
          ...(kind === 'rank' ? { ticks: ranksOn(places) } : {}),
        };
        const alt = different.map(({ name, text }) => `${name}: ${text}`).join(lang === 'en' ? '; ' : '；');
        const figure: Figure = {
          id: kind,
          title: words[kind],
          note: words[kind],
          alt: { en: alt, zh: alt },
          fields: [],
          rows: [],
          draw: barChart({ bars: different, x }),
        };
        return (
          <ChartSvg
            key={kind}
            release={release}
            figure={figure}
            at={{ lang, width, href: () => undefined }}
          />
        );
      })}
    </>
  );
}

type Part = JudgedClaim['parts'][number];

/** The rows of what a sentence says of a place and period; none for kinds of claims that have no picture. */
function barsOf(release: Shown, { claim, when, figures }: Part, dated: boolean, lang: Lang): Drawn[] {
  const periods = publishedPeriods(release.plan);
  const at = (t: number) => periodName(periods[t]!, lang);
  const named = ({ name }: Subject, text: string) =>
    dated ? `${name[lang]}${lang === 'en' ? ' ' : ''}${text}` : name[lang];
  const value = (name: string) => figures[name]?.value;
  const grown = (of: string) => {
    const [now, before] = [value(`${of}value`), value(`${of}from`)];
    return value(`${of}growth`) ?? (now && before ? 100 * (now / before - 1) : undefined);
  };
  const number = (digits: number) => (x: number) => formatNumber(x, digits, lang);
  switch (claim.kind) {
    case 'rank': {
      const announced = (rank: number) =>
        ({ en: `${rank}, announced ${claim.rank}`, zh: `第${rank}位，公布第${claim.rank}位` })[lang];
      const ends = { low: value('low'), high: value('high') };
      return dot(release, claim.place, named(claim.place, at(when.t)), value('rank'), announced, ends);
    }
    case 'above':
      return [
        ...dot(release, claim.place, named(claim.place, at(when.t)), value('rank'), String),
        ...dot(release, claim.other, named(claim.other, at(when.t)), value('other'), String),
      ];
    case 'share':
      return [
        ...bar('share', words.announced[lang], claim.percent.value.value, number(1)),
        ...bar('share', words.official[lang], value('share'), number(1)),
      ];
    case 'faster': {
      const whole = periodSpan(periods[when.since]!, periods[when.t]!, lang);
      const span = when.since === when.t - 1 ? at(when.t) : whole;
      const signed = (x: number) => formatSigned(x, Math.abs(x) < 0.1 ? 2 : 1, lang);
      return [
        ...bar('growth', named(claim.place, span), grown(''), signed),
        ...bar('growth', named(claim.other, span), grown('other-'), signed),
      ];
    }
    case 'gap':
      if (figures['before']?.unit !== 'coefficient') return [];
      return [
        ...bar('gap', at(when.since), value('before'), number(3)),
        ...bar('gap', at(when.t), value('after'), number(3)),
      ];
    default:
      return [];
  }
}

function bar(kind: Kind, name: string, value: number | undefined, say: (x: number) => string): Drawn[] {
  if (value === undefined) return [];
  const text = say(value);
  return [{ kind, name, parts: [{ value, title: `${name}: ${text}` }], text }];
}

/** A rank, with the ends of its range where it has any. */
function dot(
  { plan }: Shown,
  { grouping }: Subject,
  name: string,
  value: number | undefined,
  say: (x: number) => string,
  { low, high }: { low?: number | undefined; high?: number | undefined } = {},
): Drawn[] {
  if (value === undefined) return [];
  const text = say(value);
  const among = grouping < 0 ? plan.units.length : plan.groupings[grouping]!.groups.length;
  const ends = low === undefined || high === undefined ? {} : { low, high };
  return [{ kind: 'rank', name, among, parts: [], dot: { value, title: `${name}: ${text}` }, text, ...ends }];
}
