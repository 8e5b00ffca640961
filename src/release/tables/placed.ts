import { sections } from '../../analysis/index.js';
import type { Geocoding } from '../../edition/index.js';
import { column, defineTable, orNull, type Table, tableOf } from '../../tables/index.js';

/** The geocoding of the records of one signal, over the vintages used: read = placed + unplaced + outside. */
export interface GeocodingShare {
  indicator: string;
  from: string;
  /** Numbers of records; the ambiguous are among the unplaced. */
  records: Geocoding['records'];
  value: Geocoding['value'];
  /** Share of the records in the area that are placed in a unit, 0–1, by number and by value; NaN where there are none. */
  share: number;
  shareOfValue: number;
}

/** The same of every signal, in the order in which they first occur. */
export function geocodingShares(geocoding: readonly Geocoding[]): GeocodingShare[] {
  const bySignal = new Map<string, Geocoding[]>();
  for (const p of geocoding.filter(({ used }) => used)) {
    const key = JSON.stringify([p.indicator, p.from]);
    bySignal.set(key, [...(bySignal.get(key) ?? []), p]);
  }
  return [...bySignal.values()].map((all) => {
    const records = all.map((p) => p.records).reduce(addTallies);
    const { indicator, from } = all[0]!;
    const value = all.map((p) => p.value).reduce(addTallies);
    return { indicator, from, records, value, share: shareIn(records), shareOfValue: shareIn(value) };
  });
}

type Tally = Geocoding['records'];

const shareIn = ({ placed, unplaced }: Tally) => placed / (placed + unplaced);

const addTallies = (a: Tally, b: Tally): Tally => ({
  read: a.read + b.read,
  placed: a.placed + b.placed,
  unplaced: a.unplaced + b.unplaced,
  outside: a.outside + b.outside,
  ambiguous: a.ambiguous + b.ambiguous,
});

/** The table `placed`, where an edition has signals. */
export function placedTables(geocoding: readonly Geocoding[]): Table<typeof placedDefinition>[] {
  const rows = geocodingShares(geocoding).map(({ indicator, from, records: r, share, shareOfValue }) => ({
    indicator,
    from,
    read: r.read,
    placed: r.placed,
    ambiguous: r.ambiguous,
    in_no_unit: r.unplaced - r.ambiguous,
    outside: r.outside,
    share_placed: orNull(100 * share),
    share_of_value: orNull(100 * shareOfValue),
  }));
  return rows.length > 0 ? [tableOf(placedDefinition, rows)] : [];
}

const share = {
  unit: { en: 'per cent', zh: '%' },
  note: { en: 'missing if no record lies in the area', zh: '区域内没有记录时为空' },
};

export const placedDefinition = defineTable({
  name: 'placed',
  title: { en: 'Geocoding of records, by signal', zh: '各信号记录的归位情况' },
  columns: {
    indicator: column.string('Indicator', '指标'),
    from: column.string('Records used', '所用原始记录'),
    read: column.integer('Number of records read', '读取记录数', {
      note: {
        en: 'of the vintages used; read = placed + ambiguous + in no unit + outside',
        zh: '仅计所用的各版本；读取 = 已归位 + 有歧义 + 未归位 + 区域外',
      },
    }),
    placed: column.integer('Records assigned to a unit', '已归位记录数'),
    ambiguous: column.integer('Ambiguous records', '有歧义记录数', {
      note: { en: 'their place names fit several units; never guessed', zh: '用词对应多个单元，不作猜测' },
    }),
    in_no_unit: column.integer('Records in the area but in no unit', '未归位记录数', {
      note: {
        en: 'they name none of its units; their words and the reasons are in unplaced.csv',
        zh: '在区域内但未注明单元；用词与原因见 unplaced.csv',
      },
    }),
    outside: column.integer('Records outside the area', '区域外记录数'),
    share_placed: {
      type: 'number',
      title: { en: 'Share of the records in the area that are assigned to a unit', zh: '区域内记录归位率' },
      ...share,
    },
    share_of_value: {
      type: 'number',
      title: {
        en: 'The same share, weighted by what each record adds to the figure',
        zh: '按记录对数值的贡献计的归位率',
      },
      ...share,
    },
  },
  key: ['indicator', 'from'],
  from: ['geocoding'],
  section: sections.measure,
});
