import type { WriteSheet } from 'hucre/xlsx';
import { at, ranksLowestFirst } from '../../edition/index.js';
import { levelCube, rankAt } from '../../engine/index.js';
import {
  type CellContent,
  cellReference,
  rangeReference,
  SheetDraft,
  styles,
  withNumberFormat,
} from '../../figures/index.js';
import { bilingual } from '../../words/index.js';
import { frameSheet } from './frame.js';
import { nameColumns, type WorkbookLayout } from './layout.js';
import { isSigned, rankFormula } from './scores.js';
import { groupCodes } from './units.js';
import { bilingualWord } from './words.js';

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
export function groupsSheet(layout: WorkbookLayout): WriteSheet {
  const { plan, levels } = layout;
  const sheet = new SheetDraft('Groups');
  const node = (g: number) => plan.nodes[g]!;
  const blank = new Array<string>(columns.first - 1).fill('');
  sheet.putRow(titleRow, 0, [bilingualWord('id'), ...blank, ...levels.map((g) => node(g).id)], styles.head);
  sheet.putRow(titleRow + 1, 0, ['', ...blank, ...levels.map((g) => node(g).title.en)], styles.head);
  const head = (['group', 'code', 'english', 'chinese', 'rollUp', 'members', 'rank'] as const).map(
    bilingualWord,
  );
  sheet.putRow(titleRow + 2, 0, [...head, ...levels.map((g) => node(g).title.zh)], styles.headLast);
  const blocks = blocksOf(layout);
  let row = top;
  for (const block of blocks) {
    const from = row;
    const last = row + block.length - 1;
    const signed = isSigned(Float64Array.from(block, (group) => group.value(0)));
    for (const group of block) {
      putGroup(
        sheet,
        layout,
        group,
        row,
        rangeReference('Groups', groupPosition(from), groupPosition(last), 'row'),
        signed,
      );
      row++;
    }
  }
  return frameSheet(sheet, layout, [16, 12, 24, 16, 14, 9, 9, ...levels.map(() => 14)], top, columns.zh + 1);
}

const groupPosition = (row: number) => ({ row, column: columns.first });

function putGroup(
  sheet: SheetDraft,
  layout: WorkbookLayout,
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
    bilingualWord(group.rollUp),
    group.members,
  ];
  sheet.putRow(row, 0, names, styles.text);
  const own = cellReference('Groups', groupPosition(row));
  const { digits, lowest } = {
    digits: layout.plan.method.rankDigits,
    lowest: ranksLowestFirst(layout.plan, 0),
  };
  sheet.put(
    { row, column: columns.rank },
    rankFormula(own, list, group.rank, { digits, signed, lowest }),
    styles.text,
  );
  layout.levels.forEach((g, i) => {
    const style = withNumberFormat(styles.text, layout.format(g));
    sheet.put({ row, column: columns.first + i }, rollUpFormula(layout, group, g, row, i), style);
  });
}

function rollUpFormula(
  layout: WorkbookLayout,
  group: GroupRow,
  g: number,
  row: number,
  i: number,
): CellContent {
  const scores = layout.column('Scores', nameColumns + i);
  const belongs = group.belongs(row);
  const sum = `SUMPRODUCT(${belongs},${scores})`;
  const count = `SUMPRODUCT(${belongs},--ISNUMBER(${scores}))`;
  const formula = `IF(${count}=0,"",${sum}${group.rollUp === 'mean' ? `/${count}` : ''})`;
  return { formula, result: group.value(g) };
}

/** The groups of each grouping, and the total. */
function blocksOf(layout: WorkbookLayout): GroupRow[][] {
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
        belongs: (row) =>
          `--EXACT(${codes},${cellReference('Groups', { row, column: columns.code }, 'none')})`,
        value: (g) => at(cube, g, j, t),
        rank: rankAt(cube, 0, j, t),
      }),
    );
  });
  const { code, title, rollUp } = plan.total;
  const everybody = `--(LEN(${codesOfUnits(layout)})>0)`;
  const whole: GroupRow = {
    level: bilingualWord('total'),
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

function codesOfUnits(layout: WorkbookLayout): string {
  const last = layout.unitsRow(layout.plan.units.length - 1);
  return rangeReference('Units', { row: layout.unitsRow(0), column: 0 }, { row: last, column: 0 }, 'both');
}
