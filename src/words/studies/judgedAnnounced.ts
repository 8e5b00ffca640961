import { type AnnouncedFile, type Lang, memoize, publishedPeriods, type Text } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { type CheckedClaim, describeOutcome, verdictWords } from '../claims/checkClaim.js';
import type { Verdict } from '../claims/claim.js';
import { combineVerdicts } from '../claims/judge.js';
import { outcomeOf, type SettledOutcome } from '../claims/outcome.js';
import { periodName, periodSpan } from '../numbers/numbers.js';

type Written = AnnouncedFile['statements'][number];

/**
 * What becomes of an announced statement: one verdict of every reading, several (`turns`), or none (`cannot`); `given`: what simulated
 * records were made to give, unless they contradict it.
 */
export type AnnouncedVerdict = 'true' | 'false' | 'not-distinguishable' | 'turns' | 'cannot' | 'given';

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
  /** Whether the same of these has different verdicts in different readings. */
  nearestTurns: boolean;
}

/** A claim of every period: for which it has which verdict. */
export interface JudgedPeriods {
  id: string;
  title: Text;
  /** The claim with … for the period. */
  claim: string;
  found: readonly { verdict: CheckedClaim['verdict']; periods: readonly string[] }[];
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
    return {
      ...{ id, says, cannot, note, verdict: verdictOver(readings, one.given) },
      ...{ readings, nearest, nearestTurns: turns(nearest) },
    };
  });
}

/** Whether claims that stand at the same place of each reading have different verdicts. */
const turns = (readings: readonly JudgedReading[]) =>
  readings[0]?.claims.some((_, i) => new Set(readings.map(({ claims }) => claims[i]?.verdict)).size > 1) ??
  false;

/** What the checker says to the claims of a statement that are of every period, by reading; worked out when it is asked for. */
export function judgedPeriods(release: Release, id: string, lang: Lang): readonly JudgedPeriods[] {
  const all = knownPeriods(release);
  const key = `${lang} ${id}`;
  const found = all.get(key) ?? periodsOf(release, id, lang);
  all.set(key, found);
  return found;
}

const knownPeriods = memoize((_: Release) => new Map<string, readonly JudgedPeriods[]>());

function periodsOf(release: Release, id: string, lang: Lang): JudgedPeriods[] {
  const { readings, statements } = release.plan.announced!;
  const written = statements.find((one) => one.id === id)?.each ?? {};
  return readings.flatMap(({ id: reading, title, variant }) => {
    const of = variant === undefined ? release : release.readings?.get(variant);
    return (of ? (written[reading] ?? []) : []).map((claim) => {
      const judged = publishedPeriods(of!.plan).flatMap((period) => {
        const outcome = outcomeOf(of!, claim[lang].replace('{period}', period));
        const verdict: CheckedClaim['verdict'] =
          outcome.is === 'settled' ? outcome.verdict : 'not-understood';
        return verdict === 'no-figure' ? [] : [{ verdict, period }];
      });
      const verdicts = [...new Set(judged.map((one) => one.verdict))];
      const found = verdicts.map((verdict) => ({
        verdict,
        periods: judged.flatMap((one) => (one.verdict === verdict ? [one.period] : [])),
      }));
      return { id: reading, title, claim: claim[lang].replace('{period}', '…'), found };
    });
  });
}

/** The periods of such a claim by verdict, in words. */
export function judgedPeriodsText({ claim, found }: JudgedPeriods, lang: Lang): string {
  const all = found.flatMap(({ periods }) => periods).sort();
  const said = found.map(({ verdict, periods }) => {
    const word = verdictWords[verdict][lang];
    const list = spansOf(periods, all).map(([first, last]) =>
      first === last ? periodName(first, lang) : periodSpan(first, last, lang),
    );
    return lang === 'zh' ? `${list.join('、')}${word}` : `${word.toLowerCase()} in ${list.join(', ')}`;
  });
  return lang === 'zh' ? `${claim}：${said.join('；')}` : `${claim}: ${said.join('; ')}`;
}

/** Periods that follow one another, as their first and last. */
function spansOf(periods: readonly string[], all: readonly string[]): [string, string][] {
  return periods.reduce<[string, string][]>((spans, period) => {
    const last = spans.at(-1);
    if (last && all.indexOf(period) === all.indexOf(last[1]) + 1) last[1] = period;
    else spans.push([period, period]);
    return spans;
  }, []);
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

function verdictOver(readings: readonly JudgedReading[], given = false): AnnouncedVerdict {
  const found = [...new Set(readings.map(({ verdict }) => verdict).filter((one) => one !== 'no-figure'))];
  if (given && !found.includes('false')) return 'given';
  return found.length > 1 ? 'turns' : (found[0] ?? 'cannot');
}

/** Words for what becomes of a statement. Of simulated records nothing is confirmed. */
const verdicts: Record<AnnouncedVerdict, { word: Text; simulated?: Text }> = {
  given: { word: { en: 'Put into the simulation', zh: '模拟的输入' } },
  true: {
    word: { en: 'Confirmed', zh: '得到印证' },
    simulated: { en: 'Follows from what was put in', zh: '由输入推得' },
  },
  false: {
    word: { en: 'Contradicted', zh: '不一致' },
    simulated: { en: 'Not reproduced', zh: '未能再现' },
  },
  'not-distinguishable': { word: verdictWords['not-distinguishable'] },
  turns: { word: { en: 'Turns with the reading', zh: '随口径而变' } },
  cannot: { word: { en: 'Cannot be judged', zh: '无法判断' } },
};

/** What becomes of a statement, in a word or two. */
export function announcedVerdictWord({ plan }: Release, verdict: AnnouncedVerdict, lang: Lang): string {
  const { word, simulated } = verdicts[verdict];
  return ((plan.dataStatus === 'simulated' ? simulated : undefined) ?? word)[lang];
}

/** How many statements are confirmed, contradicted, and neither. */
export function judgedHeadline(release: Release, lang: Lang): string {
  const { of, evidence } = release.plan.announced!;
  const all = judgedAnnounced(release, lang);
  const count = (verdict: AnnouncedVerdict) => all.filter((one) => one.verdict === verdict).length;
  const [yes, no, cannot] = [count('true'), count('false'), count('cannot')];
  if (cannot === all.length) {
    const en = all.length === 1 ? 'The statement' : `The ${all.length} statements`;
    return {
      en: `${en} ${of.en} cannot be judged by ${evidence.en}`,
      zh: `${of.zh}的${all.length}项表述无法据${evidence.zh}判断`,
    }[lang];
  }
  const isSimulated = release.plan.dataStatus === 'simulated';
  const verb = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`;
  const put = verb(count('given'), 'was put into the simulation', 'were put into the simulation');
  const first = isSimulated
    ? {
        en: `${put} and ${verb(yes, 'follows', 'follow')} from what was put in`,
        zh: `${count('given')}项为模拟的输入，${yes}项由输入推得`,
      }
    : {
        en: `${evidence.en} confirm ${yes} and contradict ${no}`,
        zh: `${evidence.zh}印证${yes}项，不一致${no}项`,
      };
  const others: [number, Text][] = [
    [isSimulated ? no : 0, { en: `${verb(no, 'is', 'are')} not reproduced`, zh: `未能再现${no}项` }],
    ...(['not-distinguishable', 'turns', 'cannot'] as const).map((verdict): [number, Text] => {
      const n = count(verdict);
      const { en, zh } = {
        'not-distinguishable': { en: `${verb(n, 'is', 'are')} not distinguishable`, zh: '无法区分' },
        turns: { en: `${verb(n, 'turns', 'turn')} with the reading`, zh: '随口径而变' },
        cannot: { en: `${n} cannot be judged`, zh: '无法判断' },
      }[verdict];
      return [n, { en, zh: `${zh}${n}项` }];
    }),
  ];
  const lead = {
    en: `Of ${verb(all.length, 'statement', 'statements')} ${of.en}, ${first.en}`,
    zh: `${of.zh}的${all.length}项表述中，${first.zh}`,
  };
  const rest = others.flatMap(([n, text]) => (n > 0 ? [text[lang]] : []));
  return [lead[lang], ...rest].join({ en: '; ', zh: '，' }[lang]);
}
