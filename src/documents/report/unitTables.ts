import { placePath } from '../../figures/index.js';
import type { Subject } from '../../release/index.js';
import type { CitedFigure, FactOf, View } from '../../words/index.js';
import {
  capitalise,
  chineseCardinal,
  ordinal,
  periodName,
  phraseText,
  titleWithin,
  word,
} from '../../words/index.js';
import { type Block, type GridCell, inBothLanguages } from '../blocks/block.js';
import { figureCell, rangeCell, rankedPlaces } from './grids.js';
import type { Material } from './material.js';
import { reportWords as words } from './reportWords.js';

/** The first ranks that the list of entries and exits is about: the first ten, and the first hundred where there are many. */
const rankLimits = [10, 100] as const;
const limitTitles = { 10: { en: 'ten', zh: '十' }, 100: { en: 'hundred', zh: '百' } };

/** Units that entered or left the first ranks since the previous period, and whether their rank ranges support that. */
export function entriesAndExits({ release, view }: Material): Block[] {
  const before = view.at(view.t - 1);
  if (!before) return [];
  const { unitsTitle } = release.plan;
  const units = view.members(-1).filter((u) => view.rankNumber(u) > 0 && before.rankNumber(u) > 0);
  return rankLimits.flatMap((k): Block[] => {
    if (units.length < 2 * k) return [];
    const crossed = units
      .filter((u) => view.rankNumber(u) <= k !== before.rankNumber(u) <= k)
      .sort((a, b) => view.rankNumber(a) - view.rankNumber(b));
    if (crossed.length === 0) return [];
    const row = (unit: Subject): GridCell[] => [
      { text: unit.name, path: placePath(unit.code, view.period) },
      figureCell(release.plan, before.rank(unit)),
      figureCell(release.plan, view.rank(unit)),
      rangeCell(view, unit),
      { text: hasCrossed(view, before, unit, k) ? words.yes : words.no },
    ];
    return [
      {
        kind: 'table',
        title: {
          en: `In and out of the first ${limitTitles[k].en} ${titleWithin(unitsTitle.en)} since ${before.period}`,
          zh: `较${periodName(before.period, 'zh')}进出前${limitTitles[k].zh}的${unitsTitle.zh}`,
        },
        grid: {
          heads: [
            { title: inBothLanguages((lang) => word('name', lang)) },
            { title: words.before(before.period), number: true },
            { title: words.before(view.period), number: true },
            { title: words.range, number: true },
            { title: words.toldApart },
          ],
          rows: crossed.map(row),
        },
      },
    ];
  });
}

/** Whether the whole rank range lies on one side of a mark now, and lay on the other before. */
function hasCrossed(view: View, before: View, unit: Subject, k: number): boolean {
  const [now, then] = [view.rankSpan(unit), before.rankSpan(unit)];
  return (now.high <= k && then.low > k) || (now.low > k && then.high <= k);
}

/** The tiers: how many units are in each, what they hold together and how they grew, and who comes first. */
export function tiersTable({ release, view }: Material, { counts, shares }: FactOf<'tiers'>): Block[] {
  const { plan } = release;
  const members = counts.map((): Subject[] => []);
  for (const unit of rankedPlaces(release, view, -1)) {
    const tier = view.cell('tiers', { unit: unit.code, period: view.period }, 'tier', 'rank');
    if (tier) members[tier.value - 1]?.push(unit);
  }
  const grown = counts.map((_, i) =>
    view.cell(
      'groups',
      { level: 'tier', unit: String(i + 1), period: view.period, node: view.node },
      'growth',
      'percent',
    ),
  );
  const column = (title: GridCell['text'], cells: readonly (CitedFigure | undefined)[], sign = false) =>
    cells.some((figure) => figure)
      ? [{ head: { title, number: true }, cells: cells.map((figure) => figureCell(plan, figure, sign)) }]
      : [];
  const listed = [
    ...column(plan.unitsTitle, counts),
    ...column(words.share, shares),
    ...column(words.growth, grown, true),
  ];
  return [
    {
      kind: 'table',
      title: words.tiers,
      grid: {
        heads: [{ title: words.tier }, ...listed.map(({ head }) => head), { title: words.amongThem }],
        rows: counts.map((_, i) => [
          { text: { en: phraseText(capitalise([ordinal(i + 1)])), zh: `第${chineseCardinal(i + 1)}梯队` } },
          ...listed.map(({ cells }) => cells[i]!),
          { text: inBothLanguages((lang) => namesOf(members[i]!, lang)) },
        ]),
      },
    },
  ];
}

/** The first of them by name. */
function namesOf(members: readonly Subject[], lang: 'en' | 'zh'): string {
  const names = members.slice(0, 4).map(({ name }) => name[lang]);
  const more = members.length > names.length ? { en: ' …', zh: '等' }[lang] : '';
  return names.join({ en: ', ', zh: '、' }[lang]) + more;
}
