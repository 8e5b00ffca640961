import { at, type Lang, publishedPeriods } from '../../edition/index.js';
import { Flag, flagsIn } from '../../engine/index.js';
import type { Release } from '../../release/index.js';
import { alikeNote, hasAlike, periodName, type RankingRow, tableSentence } from '../../words/index.js';

/** Whether all rows of a ranking lack parts in a period; then a note says so once. */
export function lackParts({ plan, index }: Release, t: number, rows: readonly RankingRow[]): boolean {
  const flags = flagsIn(index, 0, t);
  const numberOf = new Map(plan.units.map(({ code }, c) => [code, c]));
  const isPartial = ({ code }: RankingRow) => ((flags?.[numberOf.get(code)!] ?? 0) & Flag.partial) !== 0;
  return rows.length > 1 && rows.every(isPartial);
}

/** Which parts no unit has in a period, where all rows of a table lack some. */
export function AbsentNote({ release, t, lang }: { release: Release; t: number; lang: Lang }) {
  const { plan, index } = release;
  const parts = plan.nodes[0]!.children.filter((g) =>
    plan.units.every((_, c) => Number.isNaN(at(index, g, c, t))),
  );
  const names = parts.map((g) => plan.nodes[g]!.title[lang]).join({ en: ', ', zh: '、' }[lang]);
  const period = periodName(publishedPeriods(plan)[t]!, lang);
  const text =
    parts.length === 0
      ? { en: 'Each of these lacks figures of some part.', zh: '以上各项均缺少部分分项的数据。' }
      : { en: `Without figures in ${period}: ${names}.`, zh: `${period}没有数据的分项：${names}。` };
  return <p class="note">{text[lang]}</p>;
}

/** What the mark of scores that look alike says, where rows of a ranking have it. */
export function AlikeNote({
  release,
  grouping = -1,
  t,
  rows,
  lang,
}: {
  release: Release;
  grouping?: number;
  t: number;
  rows: readonly { number: number }[];
  lang: Lang;
}) {
  return hasAlike(release, grouping, t, rows) ? <p class="note">{alikeNote[lang]}</p> : null;
}

/** The units and indicators that the changes of a table compare, where one of the periods has more. */
export function SetNote({
  release,
  pair,
  lang,
}: {
  release: Release;
  pair: readonly [number, number];
  lang: Lang;
}) {
  const text = tableSentence(release, pair, lang);
  return text ? <p class="note">{text}</p> : null;
}
