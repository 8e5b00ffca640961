import type { Text } from '../../edition/index.js';
import type { DataContract } from './contract.js';
import type { ChangeKind, ContractChange } from './contractChange.js';

/** A number of a contract: which way it breaks what was agreed, and each way in words. */
interface Amount {
  at: string;
  of: (contract: DataContract) => number;
  breaks: 'less' | 'more';
  less: (was: number) => Text;
  more: (was: number, is: number) => Text;
}

const unlimited = Number.POSITIVE_INFINITY;

const amounts: readonly Amount[] = [
  {
    at: 'fewestContributors',
    of: ({ fewestContributors = 0 }) => fewestContributors,
    breaks: 'less',
    less: (was) => ({
      en: `fewer contributors than ${was} may stand behind a figure`,
      zh: `允许贡献者少于 ${was} 个的数字发布`,
    }),
    more: (_, is) => ({
      en: `at least ${is} contributors stand behind a figure`,
      zh: `每个数字至少有 ${is} 个贡献者`,
    }),
  },
  {
    at: 'latency',
    of: ({ latencyHours = unlimited }) => latencyHours,
    breaks: 'less',
    less: () => ({ en: 'records are expected sooner', zh: '要求更早送达' }),
    more: () => ({ en: 'records may arrive later', zh: '允许更晚送达' }),
  },
  {
    at: 'retention',
    of: ({ retentionDays = unlimited }) => retentionDays,
    breaks: 'more',
    less: () => ({ en: 'records are erased sooner', zh: '更早删除记录' }),
    more: () => ({ en: 'records are kept longer', zh: '保存期限延长' }),
  },
  {
    at: 'daysAhead',
    of: ({ daysAhead }) => daysAhead,
    breaks: 'less',
    less: () => ({ en: 'records may lie fewer days ahead', zh: '允许的未来天数减少' }),
    more: () => ({ en: 'records may lie more days ahead', zh: '允许的未来天数增加' }),
  },
];

/** What is the same or not, and what a change of it is. */
interface Part {
  kind: ChangeKind;
  at: (contract: DataContract) => string;
  of: (contract: DataContract) => unknown;
  what: (was: DataContract, is: DataContract) => Text;
}

const part = (kind: ChangeKind, at: string, of: Part['of'], en: string, zh: string): Part => ({
  kind,
  at: () => at,
  of,
  what: () => ({ en, zh }),
});

const parts: readonly Part[] = [
  {
    kind: 'breaking',
    at: () => 'key',
    of: ({ key }) => key,
    what: (was, is) => ({
      en: `the key: ${was.key.join(', ')} → ${is.key.join(', ')}`,
      zh: `主键：${was.key.join('、')} → ${is.key.join('、')}`,
    }),
  },
  {
    kind: 'breaking',
    at: ({ place }) => place,
    of: ({ placeBy }) => placeBy,
    what: () => ({ en: 'how places are given', zh: '地点的表示方式' }),
  },
  part('breaking', 'submissionPeriod', (of) => of.frequency, 'the periods that are signed', '签署的周期'),
  part('words', 'indicators', (of) => of.feeds, 'the indicators that the records feed', '所支撑的指标'),
  part('words', 'volume', (of) => of.volume, 'the volume that is expected', '预期数量'),
  part(
    'words',
    'contract',
    (of) => [of.title, of.purpose, of.usage, of.limitations, of.status, of.records],
    'its title, description or status, or the name of its records',
    '名称、说明、状态或记录名',
  ),
];

/** The differences between two versions that are about no single field. */
export function wholeChanges(before: DataContract, after: DataContract): ContractChange[] {
  return [
    ...parts.flatMap(({ kind, at, of, what }): ContractChange[] =>
      JSON.stringify(of(before)) === JSON.stringify(of(after))
        ? []
        : [{ kind, at: at(after), what: what(before, after) }],
    ),
    ...unknownFieldsChange(before, after),
    ...amounts.flatMap((amount) => amountChange(amount, before, after)),
    ...orderChange(before, after),
  ];
}

function amountChange(
  { at, of, breaks, less, more }: Amount,
  before: DataContract,
  after: DataContract,
): ContractChange[] {
  const [was, is] = [of(before), of(after)];
  if (was === is) return [];
  const way = is < was ? 'less' : 'more';
  const what = way === 'less' ? less(was) : more(was, is);
  return [{ kind: way === breaks ? 'breaking' : 'additive', at, what }];
}

function unknownFieldsChange(
  { unknownFields: was }: DataContract,
  { unknownFields: is }: DataContract,
): ContractChange[] {
  const at = 'unknownFields';
  if (was === is) return [];
  return is === 'quarantine'
    ? [
        {
          kind: 'breaking',
          at,
          what: { en: 'records with other fields are set aside now', zh: '含其他字段的记录改为隔离' },
        },
      ]
    : [
        {
          kind: 'additive',
          at,
          what: { en: 'other fields are passed over now', zh: '其他字段改为忽略' },
        },
      ];
}

/** The order of the fields that both have. */
function orderChange(before: DataContract, after: DataContract): ContractChange[] {
  const namesOf = ({ fields }: DataContract, other: DataContract) =>
    fields.flatMap(({ name }) => (other.fields.some((field) => field.name === name) ? [name] : []));
  const isSame = JSON.stringify(namesOf(before, after)) === JSON.stringify(namesOf(after, before));
  return isSame
    ? []
    : [{ kind: 'words', at: 'fields', what: { en: 'the order of the fields', zh: '字段次序' } }];
}
