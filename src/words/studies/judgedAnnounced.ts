import { type AnnouncedFile, type Lang, memoize, type Text } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { type CheckedClaim, describeOutcome, verdictWords } from '../claims/checkClaim.js';
import type { Verdict } from '../claims/claim.js';
import { combineVerdicts } from '../claims/judge.js';
import { outcomeOf, type SettledOutcome } from '../claims/outcome.js';

type Written = AnnouncedFile['statements'][number];

/** What becomes of an announced statement: one verdict of every reading, several (`turns`), or none (`cannot`). */
export type AnnouncedVerdict = 'true' | 'false' | 'not-distinguishable' | 'turns' | 'cannot';

/** What the figures of one reading say to a statement. */
export interface JudgedReading {
  id: string;
  title: Text;
  /** The variant whose figures judge, where it is not the edition itself. */
  variant: string | undefined;
  verdict: Verdict;
  claims: readonly JudgedClaim[];
}

/** A sentence with its verdict, and what it says of single places and periods with the right figures. */
export interface JudgedClaim extends CheckedClaim {
  parts: SettledOutcome['claims'];
}

/** An announced statement with what official or other figures say to it. */
export interface JudgedStatement extends Pick<Written, 'id' | 'says' | 'cannot' | 'note'> {
  verdict: AnnouncedVerdict;
  readings: readonly JudgedReading[];
  /** Claims that give the nearest figures; the verdict does not rest on them. */
  nearest: readonly JudgedReading[];
}

const judged: Record<Lang, (release: Release) => readonly JudgedStatement[]> = {
  en: memoize((release) => judge(release, 'en')),
  zh: memoize((release) => judge(release, 'zh')),
};

/** Every announced statement that a release judges, in order; none where its edition declares none. */
export function judgedAnnounced(release: Release, lang: Lang): readonly JudgedStatement[] {
  return judged[lang](release);
}

function judge(release: Release, lang: Lang): JudgedStatement[] {
  return (release.plan.announced?.statements ?? []).map((one) => {
    const readings = readingsOf(release, one.claims, lang);
    const { id, says, cannot, note } = one;
    const nearest = readingsOf(release, one.nearest, lang);
    return { id, says, cannot, note, verdict: verdictOver(readings), readings, nearest };
  });
}

/** The readings that have claims, in the order of the edition. */
function readingsOf(release: Release, claims: Written['claims'], lang: Lang): JudgedReading[] {
  return release.plan.announced!.readings.flatMap(({ id, title, variant }): JudgedReading[] => {
    const of = variant === undefined ? release : release.readings?.get(variant);
    const written = claims?.[id];
    if (!of || !written) return [];
    const checked = written.map((sentence) => judgedClaim(of, sentence[lang], lang));
    const verdicts = checked.map(({ verdict }) => ({
      verdict: verdict === 'not-understood' ? ('no-figure' as const) : verdict,
      why: undefined,
    }));
    return [{ id, title, variant, verdict: combineVerdicts(verdicts).verdict, claims: checked }];
  });
}

function judgedClaim(release: Release, sentence: string, lang: Lang): JudgedClaim {
  const outcome = outcomeOf(release, sentence);
  const parts = outcome.is === 'settled' ? outcome.claims : [];
  return { ...describeOutcome(release, sentence, outcome, lang), parts };
}

function verdictOver(readings: readonly JudgedReading[]): AnnouncedVerdict {
  const found = [...new Set(readings.map(({ verdict }) => verdict).filter((one) => one !== 'no-figure'))];
  return found.length > 1 ? 'turns' : (found[0] ?? 'cannot');
}

/** Words for what becomes of a statement. */
export const announcedVerdictWords: Record<AnnouncedVerdict, Text> = {
  true: { en: 'Confirmed', zh: '得到印证' },
  false: { en: 'Contradicted', zh: '不一致' },
  'not-distinguishable': verdictWords['not-distinguishable'],
  turns: { en: 'Turns with the reading', zh: '随口径而变' },
  cannot: { en: 'Cannot be judged', zh: '无法判断' },
};

/** How many statements are confirmed, contradicted, and neither. */
export function judgedHeadline(release: Release, lang: Lang): string {
  const { of, evidence } = release.plan.announced!;
  const all = judgedAnnounced(release, lang);
  const count = (verdict: AnnouncedVerdict) => all.filter((one) => one.verdict === verdict).length;
  const [yes, no, open, turn, cannot] = (
    ['true', 'false', 'not-distinguishable', 'turns', 'cannot'] as const
  ).map(count) as [number, number, number, number, number];
  if (cannot === all.length) {
    const en = all.length === 1 ? 'The statement' : `The ${all.length} statements`;
    return {
      en: `${en} ${of.en} cannot be judged by ${evidence.en}`,
      zh: `${of.zh}的${all.length}项表述无法据${evidence.zh}判断`,
    }[lang];
  }
  const en = [
    `Of ${all.length} ${all.length === 1 ? 'statement' : 'statements'} ${of.en}, ${evidence.en} confirm ${yes} and contradict ${no}`,
    ...(open > 0 ? [`${open} ${open === 1 ? 'is' : 'are'} not distinguishable`] : []),
    ...(turn > 0 ? [`${turn} ${turn === 1 ? 'turns' : 'turn'} with the reading`] : []),
    ...(cannot > 0 ? [`${cannot} cannot be judged`] : []),
  ];
  const zh = [
    `${of.zh}的${all.length}项表述中，${evidence.zh}印证${yes}项`,
    `不一致${no}项`,
    ...(open > 0 ? [`无法区分${open}项`] : []),
    ...(turn > 0 ? [`随口径而变${turn}项`] : []),
    ...(cannot > 0 ? [`无法判断${cannot}项`] : []),
  ];
  return lang === 'en' ? en.join('; ') : zh.join('，');
}
