import { type RankInterval, rankStudy } from '../../analysis/index.js';
import { isAgainstIndex, type Lang, type Text } from '../../edition/index.js';
import {
  absentFacts,
  caveatText,
  type Fact,
  viewOf as factsAt,
  formatCount,
  groupRanges,
  headlineOf,
  leaderFacts,
  perHeadFacts,
  periodName,
  phraseText,
  polarityNote,
  provisionalText,
  sentencesOf,
  setSentence,
  sizeFacts,
  sourcesText,
  standingFacts,
  studyVariationText,
  titleWithin,
  type Word,
  word,
} from '../../words/index.js';
import { Caveat, InFull, Paragraph, Told } from '../frame/says.js';
import { type PlaceView, sinceBase } from './view.js';

/** The rank range of a place in nine of ten variants; undefined where its ranks were not studied. */
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

/** The facts that the page of a place begins with: standing, change and share; for the total and groups, who leads. */
function factsOf({ release, subject, g, t }: PlaceView): Fact[] {
  const view = factsAt(release, t, g);
  const own = standingFacts(view, subject).filter(({ kind }) => kind !== 'neighbours');
  const units = release.plan.unitsTitle;
  const leaders = subject.level === release.plan.level ? [] : leaderFacts(view, subject);
  const money = g === 0 ? [...sizeFacts(view, subject), ...perHeadFacts(view, subject)] : [];
  return [...own, ...money, ...leaders.filter(({ level }) => level === units)];
}

/** Says that there is no figure, and which parts are missing. */
function withoutValue({ release, plan, subject, receipt: r, lang, g, t }: PlaceView): string {
  const isNode = plan.nodes[g]!.children.length > 0;
  const [absent] = isNode ? absentFacts(factsAt(release, t, g), subject) : [];
  if (absent) return phraseText(sentencesOf(plan, absent, lang)[0]!);
  return {
    en: `${r.unit.name.en} has no figure for ${titleWithin(r.title.en)} in ${r.period}.`,
    zh: `${r.unit.name.zh}${periodName(r.period, 'zh')}没有${r.title.zh}的数值。`,
  }[lang];
}

/** The headline of a place, and what it says at greater length. */
export function Headline({ view }: { view: PlaceView }) {
  const { receipt: r, lang, plan, release } = view;
  if (r.value === null) return <h1>{withoutValue(view)}</h1>;
  const facts = factsOf(view);
  const on = { release, lang, period: r.period };
  return (
    <>
      <h1>
        <Told {...on} phrase={headlineOf(plan, facts, lang)} />
      </h1>
      <Paragraph {...on} said={facts.flatMap((fact) => sentencesOf(plan, fact, lang)).slice(1)} facts={[]} />
      <InFull {...on} facts={facts} more={rangeOf(view) && r.of > 1 ? [varied(view)] : []} />
    </>
  );
}

/** The notes below the headline: how the weights were varied, which inputs are imputed or missing, and what its change compares. */
export function Caveats({ view }: { view: PlaceView }) {
  const { release, receipt, lang, plan, g } = view;
  const provisional = provisionalText(release, view.t)?.[lang];
  const compared = setSentence(release, sinceBase(view).set, plan.base - plan.first, lang);
  const notes = [
    ...(provisional === undefined ? [] : [provisional]),
    ...(isAgainstIndex(plan, g) ? [polarityNote(plan, g, lang)] : []),
    ...(rangeOf(view) && receipt.of > 1 ? [caveatText(plan)[lang]] : []),
    ...(receipt.status === 'observed' || receipt.value === null
      ? []
      : [statusNote(receipt.status, release.plan.doubts[0], lang)]),
    ...(compared ? [compared] : []),
  ];
  return <Caveat {...{ release, lang, notes }} />;
}

/** What is varied for the rank range, and the share of each source. */
function varied(view: PlaceView): string {
  const { plan, lang } = view;
  const what = studyVariationText(plan)[lang];
  const variants = formatCount(rankStudy.replicates, lang);
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
