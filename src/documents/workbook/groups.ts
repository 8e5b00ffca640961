import type { WriteSheet } from 'hucre/xlsx';
import { at, ranksLowestFirst } from '../../edition/index.js';
import { levelCube, rankAt } from '../../engine/index.js';
import { type Content, formatted, range, reference, SheetDraft, styles } from '../../figures/index.js';
import { bilingual } from '../../words/index.js';
import { frame } from './frame.js';
import { type Layout, nameColumns } from './layout.js';
import { isSigned, rankOf } from './scores.js';
import { groupCodes } from './units.js';
import { bothWords } from './words.js';

/** A group, or the total, as a row of Groups. */
interface GroupRow {
  level: string;
  code: string;
  name: { en: string; zh: string };
  rollUp: 'sum' | 'mean';
  /** How many units it has. */
  members: number;
  /** 1 for each unit that belongs to it, as an array. */
  belongs: (row: number) => string;
  value: (g: number) => number;
  rank: number;
}

/** Columns before the scores: level, code, English, Chinese, how, units, rank. */
const columns = { level: 0, code: 1, en: 2, zh: 3, rollUp: 4, members: 5, rank: 6, first: 7 } as const;
const titleRow = 2;
const top = titleRow + 3;

/** The sheet Groups: sums or means over the units that have a score, and the groups' places by the whole index. */
export function groupsSheet(layout: Layout): WriteSheet {
  const { plan, levels } = layout;
  const sheet = new SheetDraft('Groups');
  const node = (g: number) => plan.nodes[g]!;
  const blank = new Array<string>(columns.first - 1).fill('');
  sheet.putRow(titleRow, 0, [bothWords('id'), ...blank, ...levels.map((g) => node(g).id)], styles.head);
  sheet.putRow(titleRow + 1, 0, ['', ...blank, ...levels.map((g) => node(g).title.en)], styles.head);
  const head = (['group', 'code', 'english', 'chinese', 'rollUp', 'members', 'rank'] as const).map(bothWords);
  sheet.putRow(titleRow + 2, 0, [...head, ...levels.map((g) => node(g).title.zh)], styles.headLast);
  const blocks = blocksOf(layout);
  let row = top;
  for (const block of blocks) {
    const from = row;
    const last = row + block.length - 1;
    const signed = isSigned(Float64Array.from(block, (group) => group.value(0)));
    for (const group of block) {
      putGroup(sheet, layout, group, row, range('Groups', place(from), place(last), 'row'), signed);
      row++;
    }
  }
  return frame(sheet, layout, [16, 12, 24, 16, 14, 9, 9, ...levels.map(() => 14)], top, columns.zh + 1);
}

const place = (row: number) => ({ row, column: columns.first });

function putGroup(
  sheet: SheetDraft,
  layout: Layout,
  group: GroupRow,
  row: number,
  list: string,
  signed: boolean,
): void {
  const names = [
    group.level,
    group.code,
    group.name.en,
    group.name.zh,
    bothWords(group.rollUp),
    group.members,
  ];
  sheet.putRow(row, 0, names, styles.text);
  const own = reference('Groups', place(row));
  const { digits, lowest } = {
    digits: layout.plan.method.rankDigits,
    lowest: ranksLowestFirst(layout.plan, 0),
  };
  sheet.put(
    { row, column: columns.rank },
    rankOf(own, list, group.rank, { digits, signed, lowest }),
    styles.text,
  );
  layout.levels.forEach((g, i) => {
    const style = formatted(styles.text, layout.format(g));
    sheet.put({ row, column: columns.first + i }, rolledUp(layout, group, g, row, i), style);
  });
}

function rolledUp(layout: Layout, group: GroupRow, g: number, row: number, i: number): Content {
  const scores = layout.column('Scores', nameColumns + i);
  const belongs = group.belongs(row);
  const sum = `SUMPRODUCT(${belongs},${scores})`;
  const count = `SUMPRODUCT(${belongs},--ISNUMBER(${scores}))`;
  const formula = `IF(${count}=0,"",${sum}${group.rollUp === 'mean' ? `/${count}` : ''})`;
  return { formula, result: group.value(g) };
}

/** The groups of each grouping, and the total. */
function blocksOf(layout: Layout): GroupRow[][] {
  const { plan, index, t } = layout;
  const blocks = plan.groupings.map((grouping, i) => {
    const codes = groupCodes(layout, i);
    const cube = levelCube(index, i);
    return grouping.groups.map(
      ({ code, name }, j): GroupRow => ({
        level: bilingual(grouping.title),
        code,
        name,
        rollUp: grouping.rollUp,
        members: grouping.memberOf.filter((m) => m === j).length,
        belongs: (row) => `--EXACT(${codes},${reference('Groups', { row, column: columns.code }, 'none')})`,
        value: (g) => at(cube, g, j, t),
        rank: rankAt(cube, 0, j, t),
      }),
    );
  });
  const { code, title, rollUp } = plan.total;
  const everybody = `--(LEN(${codesOfUnits(layout)})>0)`;
  const whole: GroupRow = {
    level: bothWords('total'),
    code,
    name: title,
    rollUp,
    members: plan.units.length,
    belongs: () => everybody,
    value: (g) => at(index.total, g, 0, t),
    rank: Number.isNaN(at(index.total, 0, 0, t)) ? 0 : 1,
  };
  return [...blocks, [whole]];
}

function codesOfUnits(layout: Layout): string {
  const last = layout.unitsRow(layout.plan.units.length - 1);
  return range('Units', { row: layout.unitsRow(0), column: 0 }, { row: last, column: 0 }, 'both');
}
