import type { Lang, PublishedFigure } from '../edition/index.js';
import { type Release, shortId } from '../release/index.js';
import {
  announcedVerdictWord,
  figureRows,
  figuresHeadline,
  type JudgedReading,
  judgedAnnounced,
  judgedHeadline,
  judgedPeriods,
  judgedPeriodsText,
  padLeft,
  phraseText,
  verdictWords,
} from '../words/index.js';

const words = {
  nearest: { en: 'nearest figures', zh: '最接近的数据' },
  colon: { en: ': ', zh: '：' },
};

const figureWords = {
  ours: { en: 'recomputed', zh: '复算值' },
  difference: { en: 'difference', zh: '差' },
};

/** Every announced statement, its verdict, and the claims and figures that it rests on, for a terminal. */
export function judgedText(release: Release, lang: Lang): string {
  const { source, note } = release.plan.announced!;
  const colon = words.colon[lang];
  const lines = (readings: readonly JudgedReading[], lead: string) =>
    readings.flatMap(({ title, verdict, claims }) => [
      `    ${lead}${title[lang]}${lead === '' ? colon + verdictWords[verdict][lang] : ''}`,
      ...claims.flatMap((one) => [
        `      ${one.sentence}${colon}${verdictWords[one.verdict][lang]}`,
        ...(one.answer.length > 0 ? [`        ${phraseText(one.answer)}`] : []),
      ]),
    ]);
  return [
    `${judgedHeadline(release, lang)}  (${shortId(release.manifest.id)})`,
    source[lang],
    ...judgedAnnounced(release, lang).flatMap((one) => [
      '',
      `${announcedVerdictWord(release, one.verdict, lang)}${colon}${one.says[lang]}`,
      ...[one.cannot, one.note].flatMap((text) => (text ? [`    ${text[lang]}`] : [])),
      ...lines(one.readings, ''),
      ...(one.nearestTurns
        ? [`    ${words.nearest[lang]}${colon}${announcedVerdictWord(release, 'turns', lang)}`]
        : []),
      ...lines(one.nearest, words.nearest[lang] + colon),
      ...judgedPeriods(release, one.id, lang).map(
        (each) => `    ${each.title[lang]}${colon}${judgedPeriodsText(each, lang)}`,
      ),
    ]),
    ...(note ? ['', note[lang]] : []),
  ].join('\n');
}

/** Every published figure of the other index with what the others give for it, for a terminal. */
export function figuresText(figures: readonly PublishedFigure[], lang: Lang): string {
  const { ours, difference } = figureWords;
  return [
    figuresHeadline(figures, lang),
    '',
    padLeft(ours[lang], 34) + padLeft(difference[lang], 14),
    ...figureRows(figures, lang).flatMap((row) => [
      '',
      `${row.title}  ${row.published}  (${row.from})`,
      `  ${padLeft(row.recomputed, 32)}${padLeft(row.difference, 14)}  ${row.words}`,
      ...(row.formula ? [`      ${row.formula}`] : []),
    ]),
  ].join('\n');
}

/** The announced statements for programs. */
export function judgedJson(release: Release): object {
  const [en, zh] = [judgedAnnounced(release, 'en'), judgedAnnounced(release, 'zh')];
  const readings = (of: (one: (typeof en)[number]) => readonly JudgedReading[], i: number) =>
    of(en[i]!).map(({ id, variant, verdict, claims }, r) => ({
      id,
      variant: variant ?? null,
      verdict,
      claims: claims.map((claim, k) => {
        const other = of(zh[i]!)[r]!.claims[k]!;
        return {
          sentence: { en: claim.sentence, zh: other.sentence },
          verdict: claim.verdict,
          answer: { en: phraseText(claim.answer), zh: phraseText(other.answer) },
        };
      }),
    }));
  return en.map(({ id, says, verdict, cannot, note }, i) => ({
    id,
    says,
    verdict,
    cannot: cannot ?? null,
    note: note ?? null,
    readings: readings((one) => one.readings, i),
    nearest: readings((one) => one.nearest, i),
    periods: judgedPeriods(release, id, 'en'),
  }));
}
