import type { ComponentChildren } from 'preact';
import { type Column, Table } from '../../documents/index.js';
import type { Lang, Text } from '../../edition/index.js';
import { Flag, flagsIn } from '../../engine/index.js';
import type { Release } from '../../release/index.js';
import { formatCount, type Glance, word } from '../../words/index.js';
import { AbsentNote, AlikeNote, lackParts, SetNote } from '../data/tableNotes.js';
import { commonColumns, type Href, type Ranked } from '../data/tables.js';
import { MovedNote, MovedPart } from './movedRows.js';
import { rangeColumn } from './range.js';
import type { Order } from './viewed.js';

/** The first of the ranking: rank, its change since the base, name, stacked parts, index. */
export function Ranking({
  release,
  glance,
  t,
  lang,
  href,
  rows,
  by,
  gap,
}: {
  release: Release;
  glance: Glance;
  t: number;
  lang: Lang;
  href: Href;
} & Pick<Order, 'rows' | 'by' | 'gap'>) {
  const { plan, index } = release;
  const { ranges } = glance;
  const numberOf = new Map(plan.units.map((u, c) => [u.code, c]));
  const areAllPartial = lackParts(release, t, rows);
  const isPartial = (c: number) => !areAllPartial && ((flagsIn(index, 0, t)?.[c] ?? 0) & Flag.partial) !== 0;
  const moved = by?.moved;
  const whole = glance.standings[0]?.value ?? 1;
  const behind = ({ code, number }: Ranked) => (
    <>
      {isPartial(number) ? <span class="flag">{word('partial', lang)}</span> : null}
      {moved ? <MovedPart part={moved.of(code)} below /> : null}
    </>
  );
  const common = commonColumns({ release, grouping: -1, t, lang, href, ranges, whole, behind });
  const columns: (Column<Ranked> | undefined)[] = [
    common.rank,
    common.since,
    common.name,
    moved ? undefined : common.parts,
    common.score,
    common.perHead,
    moved && { title: moved.title, class: 'moved', of: ({ code }) => <MovedPart part={moved.of(code)} /> },
    by
      ? { title: by.title, class: 'n', of: ({ code }) => by.text(code) }
      : rangeColumn({ rows, ranges, lang }),
  ];
  const ranked = rows.map((row) => ({ ...row, number: numberOf.get(row.code)! }));
  const rest: Ranked[] = gap ? [{ code: '', name: leftOut(gap.left), number: -1, rank: 0, value: 0 }] : [];
  const inGap = new Map<unknown, ComponentChildren>([
    [common.rank, '…'],
    [common.name, rest[0]?.name[lang]],
  ]);
  return (
    <div class="scroll">
      <Table
        rows={[...ranked.slice(0, gap?.after), ...rest, ...ranked.slice(gap ? gap.after : ranked.length)]}
        row={({ code }) => (code === '' ? { class: 'soft' } : { 'data-unit': code })}
        columns={columns.map(
          (column) =>
            column && {
              ...column,
              of: (row: Ranked, i: number) => (row.code === '' ? inGap.get(column) : column.of(row, i)),
            },
        )}
      />
      {areAllPartial ? <AbsentNote release={release} t={t} lang={lang} /> : null}
      {moved ? <MovedNote lang={lang} /> : null}
      <AlikeNote release={release} t={t} rows={ranked} lang={lang} />
      <SetNote release={release} pair={[plan.base - plan.first, t]} lang={lang} />
    </div>
  );
}

/** What stands in place of rows that are left out. */
const leftOut = (left: number): Text => ({
  en: `${formatCount(left, 'en')} more`,
  zh: `其间另有${formatCount(left, 'zh')}个`,
});
