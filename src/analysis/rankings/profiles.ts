import { publishedPeriods } from '../../edition/index.js';
import { column, defineTable, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns as common } from '../commonColumns.js';
import { headlinePeriod } from '../headline.js';
import { sections } from '../sections.js';
import { type Analysed, tableFamily } from '../tableFamily.js';
import { type Peer, peersOf, structuresOf } from './peers.js';
import { orientedColumns, type Strength, strengthsOf } from './strengths.js';

function peersTable({ plan, index }: Analysed, peers: readonly Peer[][]): Table<typeof peersDefinition> {
  const period = publishedPeriods(plan)[headlinePeriod({ plan, index })];
  return tableOf(
    peersDefinition,
    plan.units.flatMap(({ code }, c) =>
      peers[c].map(({ unit, distance }, i) => ({
        unit: code,
        period,
        place: i + 1,
        peer: plan.units[unit].code,
        distance,
      })),
    ),
  );
}

function strengthsTable(
  { plan, index }: Analysed,
  peers: readonly Peer[][],
): Table<typeof strengthsDefinition> {
  const period = publishedPeriods(plan)[headlinePeriod({ plan, index })];
  const columns = orientedColumns(plan, index, headlinePeriod({ plan, index }));
  const rows: RowOf<typeof strengthsDefinition>[] = [];
  plan.units.forEach(({ code }, c) => {
    const add = (against: string, kind: string, list: readonly Strength[]) => {
      list.forEach(({ node, rank, of }, i) => {
        rows.push({ unit: code, period, against, kind, place: i + 1, node: plan.nodes[node].id, rank, of });
      });
    };
    const groups = { all: undefined, peers: peers[c].map((p) => p.unit) };
    for (const [against, among] of Object.entries(groups)) {
      if (among?.length === 0) continue;
      const { strengths, weaknesses } = strengthsOf(columns, c, {}, among);
      add(against, 'strength', strengths);
      add(against, 'weakness', weaknesses.reverse());
    }
  });
  return tableOf(strengthsDefinition, rows);
}

const peersDefinition = defineTable({
  name: 'peers',
  title: { en: 'Units with the most similar structure, headline period', zh: '结构最相近的单元（报告期）' },
  columns: {
    unit: common.unit,
    period: common.period,
    place: column.integer('Order of similarity (1 is most similar)', '次序，1 为最相近'),
    peer: column.string('Code of the similar unit', '相近单元代码'),
    distance: column.number('Distance between the two structures', '结构距离', {
      note: {
        en: 'half the sum of absolute differences between the shares of the dimensions in the index (0–1); on scales other than base-share, between the scores after subtracting the mean of each dimension; units without a structure have no rows',
        zh: '各维度占指数份额之差的绝对值之和的一半（0–1；非基期份额法时，为得分减去各维度均值后之差）；无结构者不列',
      },
    }),
  },
  key: ['unit', 'period', 'place'],
  from: ['all'],
  section: sections.parts,
});

const strengthsDefinition = defineTable({
  name: 'strengths',
  title: { en: 'Strengths and weaknesses, headline period', zh: '长处与短板（报告期）' },
  columns: {
    unit: common.unit,
    period: common.period,
    against: column.string('Compared with', '比较对象', {
      unit: {
        en: 'all: all units; peers: the ten units with the most similar structure',
        zh: 'all 全部单元，peers 十个结构相近单元',
      },
    }),
    kind: column.string('Strength or weakness', '长处或短板', {
      unit: { en: 'strength, weakness', zh: 'strength 长处，weakness 短板' },
    }),
    place: column.integer('Order (1 is the strongest or weakest)', '次序，1 为最强或最弱'),
    node: column.string('Indicator', '指标'),
    rank: {
      ...common.rank,
      note: {
        en: 'of the figures after denominators, imputation and direction are applied, so that more is better; the last rank is never a strength',
        zh: '按除以分母、填补并统一方向后的数值；末位不算长处',
      },
    },
    of: column.integer('Number of units compared, including itself', '参与比较的单元数（含自身）'),
  },
  key: ['unit', 'period', 'against', 'kind', 'place'],
  from: ['all'],
  section: sections.parts,
});

/** The peers of every unit, and its strengths and weaknesses among them and among all units, in the period of headlines. */
export const profileFamily = tableFamily([peersDefinition, strengthsDefinition], (of) => {
  const t = headlinePeriod(of);
  const structures = structuresOf(of.plan, of.index, t);
  const peers = of.plan.units.map((_, c) => peersOf(structures, c));
  return [peersTable(of, peers), strengthsTable(of, peers)];
});
