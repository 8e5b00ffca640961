import { type RankInterval, rankStudy } from '../../analysis/index.js';
import { isAgainstIndex, type Lang, type Text } from '../../edition/index.js';
import {
  absentFacts,
  capital,
  count,
  groupRanges,
  nameWithin,
  nodeChange,
  number,
  perHeadView,
  periodName,
  plain,
  polarityNote,
  provisionalText,
  scoreText,
  sentencesOf,
  sourcesText,
  totalOf,
  variedText,
  viewOf,
  type Word,
  word,
} from '../../words/index.js';
import { type PlaceView, receiptAt, sinceBase } from './view.js';

/** Where nine in ten variants put a place; undefined where its ranks were not studied. */
export function rangeOf({ release, plan, subject, receipt, g }: PlaceView): RankInterval | undefined {
  if (g !== 0) return undefined;
  const range =
    subject.grouping >= 0
      ? groupRanges(release, subject.grouping, receipt.period).get(subject.code)
      : subject.level === plan.level
        ? release.uncertainty.find((u) => u.period === receipt.period)?.intervals[subject.number]
        : undefined;
  return range === undefined || range.rank === 0 ? undefined : range;
}

/** What the members of the level of a place are called together. */
export function peersTitle({ plan, receipt }: Pick<PlaceView, 'plan' | 'receipt'>): Text {
  return plan.groupings.find((x) => x.column === receipt.unit.level)?.title ?? plan.unitsTitle;
}

/** The figure of a place as one sentence: rank, value, change and how sure the rank is, each with its receipt. */
export function headlineOf(view: PlaceView) {
  const { receipt: r, lang, plan, g } = view;
  const name = plain(capital([{ text: nameWithin(plan, view.subject, lang), subject: view.subject }]));
  const title = r.title[lang];
  if (r.value === null) {
    const [absent] =
      plan.nodes[g]!.children.length > 0 ? absentFacts(viewOf(view.release, view.t, g), view.subject) : [];
    if (absent) return plain(sentencesOf(plan, absent, lang)[0]!);
    return {
      en: `${name} has no figure for ${lower(r.title.en)} in ${r.period}.`,
      zh: `${name}${periodName(r.period, 'zh')}没有${r.title.zh}的数值。`,
    }[lang];
  }
  const { change: by } = sinceBase(view);
  const change = Number.isNaN(by) ? null : nodeChange(plan, g, by, lang);
  const value = <a href="#receipt">{scoreText(view.release, view.subject, g, view.t, r.value, lang)}</a>;
  const since = change === null ? null : <a href="#receipt-change">{change}</a>;
  const ranked = r.of > 1 && r.rank !== null;
  const peers = peersTitle({ plan, receipt: r });
  if (lang === 'zh') {
    return (
      <>
        {periodName(r.period, lang)}
        {name}的{title}为{value}点{ranked ? `，在${r.of}个${peers.zh}中列第` : ''}
        {ranked ? <a href="#receipt">{r.rank}</a> : null}
        {ranked ? '位' : ''}
        {since === null ? null : (
          <>
            ，较{periodName(r.base!.period, 'zh')}
            {since}
          </>
        )}
        <Certainty view={view} />。
        <PerHead view={view} />
      </>
    );
  }
  return (
    <>
      {name}{' '}
      {ranked ? (
        <>
          ranks <a href="#receipt">{r.rank}</a> of {r.of} {lower(peers.en)} in {r.period} with{' '}
        </>
      ) : (
        `stands in ${r.period} at `
      )}
      {value} points
      {g === 0 ? '' : ` in ${lower(title)}`}
      {since === null ? null : (
        <>
          , {since} since {r.base!.period}
        </>
      )}
      <Certainty view={view} />.
      <PerHead view={view} />
    </>
  );
}

/** The same per head, where the edition shows that beside the index. */
function PerHead({ view }: { view: PlaceView }) {
  const { release, subject, lang, t, g } = view;
  const heads = g === 0 ? perHeadView(release, t) : undefined;
  const rank = heads?.rank(subject)?.value;
  if (!heads || rank === undefined) return null;
  const row = { node: heads.node, level: subject.level, unit: subject.code, period: heads.period };
  const at = (column: 'value' | 'rank' | 'high_rank') => receiptAt(view, 'per-head', row, column);
  const value = <a href={at('value')}>{number(heads.score(subject), 1, lang)}</a>;
  const all = number(heads.value(totalOf(release))!.value, 0, lang);
  const { low, high } = heads.span(subject);
  const span =
    low === high ? null : (
      <a href={at('high_rank')}>{{ en: `${low} and ${high}`, zh: `${low}至${high}` }[lang]}</a>
    );
  if (lang === 'zh') {
    return (
      <>
        人均{value}点（{release.plan.total.title.zh}为{all}点），列第<a href={at('rank')}>{rank}</a>位
        {span ? <>；九成方案下在第{span}位之间</> : null}。
      </>
    );
  }
  return (
    <>
      {' '}
      Per head it ranks <a href={at('rank')}>{rank}</a>, with {value} points where{' '}
      {release.plan.total.title.en} has {all}
      {span ? <>; nine in ten variants put it between {span}</> : null}.
    </>
  );
}

/** A title inside a sentence; a name in capitals stays as it is. */
const lower = (title: string) =>
  /^[A-Z][a-z]/.test(title) ? title[0]!.toLowerCase() + title.slice(1) : title;

/** How sure the rank is, in words; a range of one rank is no range. */
function Certainty({ view }: { view: PlaceView }) {
  const { subject, receipt, lang } = view;
  const range = rangeOf(view);
  if (!range || receipt.of < 2) return null;
  const to = receiptAt(
    view,
    'uncertainty',
    { level: subject.level, unit: subject.code, period: receipt.period },
    'high_rank',
  );
  const { low, high } = range;
  if (low === high) {
    const words = { en: 'as it is', zh: '不变' }[lang];
    const link = <a href={to}>{low === range.rank ? words : low}</a>;
    if (lang === 'zh')
      return low === range.rank ? <>；九成方案下名次{link}</> : <>；九成方案下列第{link}位</>;
    return low === range.rank ? (
      <>; nine in ten variants leave that rank {link}</>
    ) : (
      <>; nine in ten variants put it at {link}</>
    );
  }
  if (lang === 'zh') {
    return (
      <>
        ；九成方案下名次在第
        <a href={to}>
          {low}至{high}
        </a>
        位之间
      </>
    );
  }
  return (
    <>
      ; nine in ten variants put it between{' '}
      <a href={to}>
        {low} and {high}
      </a>
    </>
  );
}

/** What stands below the sentence: how the weights were varied, and what of the figure is filled in or absent. */
export function Caveats({ view }: { view: PlaceView }) {
  const { release, receipt, lang, plan, g } = view;
  const provisional = provisionalText(release, view.t)?.[lang];
  const notes = [
    ...(provisional === undefined ? [] : [provisional]),
    ...(isAgainstIndex(plan, g) ? [polarityNote(plan, g, lang)] : []),
    ...(rangeOf(view) && receipt.of > 1 ? [varied(view)] : []),
    ...(receipt.status === 'observed' || receipt.value === null
      ? []
      : [statusNote(receipt.status, release.plan.doubts[0], lang)]),
  ];
  return notes.length === 0 ? null : <p class="soft">{notes.join(lang === 'zh' ? '' : ' ')}</p>;
}

/** What the range varies, and how much of it comes from what. */
function varied(view: PlaceView): string {
  const { plan, lang } = view;
  const what = variedText(plan)[lang];
  const variants = count(rankStudy.replicates, lang);
  const from = sourcesText(rangeOf(view)?.sources, lang);
  return {
    en: `${variants} variants: ${what}.${from === undefined ? '' : ` ${from}`}`,
    zh: `共${variants}个方案：${what}。${from ?? ''}`,
  }[lang];
}

function statusNote(status: string, doubt: Text | undefined, lang: Lang): string {
  const words = word(status as Word, lang);
  const why = status.startsWith('imputed') ? (doubt?.[lang] ?? '') : '';
  return lang === 'zh' ? `${words}。${why}` : `${words[0]!.toUpperCase()}${words.slice(1)}. ${why}`.trim();
}
