import type { Text } from '../../edition/index.js';
import { type DataContract, type Field, type Limits, longestText } from './contract.js';

/**
 * The effect of a change on senders: `breaking`: a record that was right may be wrong, or mean something else. `additive`: what
 * was right stays right. `words`: nothing of the records.
 */
export type ChangeKind = 'breaking' | 'additive' | 'words';

/** One difference between two versions. */
export interface ContractChange {
  kind: ChangeKind;
  /** The field, or the part of the contract. */
  at: string;
  what: Text;
}

/** The differences between two versions of a contract, those that break first. */
export function compareContracts(before: DataContract, after: DataContract): ContractChange[] {
  const was = new Map(before.fields.map((field) => [field.name, field]));
  const is = new Map(after.fields.map((field) => [field.name, field]));
  const found = [
    ...before.fields.flatMap((field) => (is.has(field.name) ? [] : [gone(field, after)])),
    ...after.fields.flatMap((field) => {
      const old = was.get(field.name);
      return old ? fieldChanges(old, field) : [come(field)];
    }),
    ...wholeChanges(before, after),
  ];
  const order: ChangeKind[] = ['breaking', 'additive', 'words'];
  return found.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** The least version that a contract with these changes may have. */
export function leastVersion(before: string, changes: readonly ContractChange[]): string {
  const [major, minor, patch] = before.split('.').map(Number) as [number, number, number];
  if (changes.some(({ kind }) => kind === 'breaking')) return `${major + 1}.0.0`;
  if (changes.some(({ kind }) => kind === 'additive')) return `${major}.${minor + 1}.0`;
  return `${major}.${minor}.${patch + 1}`;
}

/** Below zero where the first version is the earlier. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [a, b].map((version) => version.split('.').map(Number));
  return x!.map((n, i) => n - y![i]!).find((difference) => difference !== 0) ?? 0;
}

const change = (kind: ChangeKind, at: string, en: string, zh: string): ContractChange => ({
  kind,
  at,
  what: { en, zh },
});

function gone({ name }: Field, { unknownFields }: DataContract): ContractChange {
  return unknownFields === 'ignore'
    ? change('breaking', name, 'the field is gone: what it said is lost', '字段被删除，其内容不再保留')
    : change(
        'breaking',
        name,
        'the field is gone: records that have it are set aside',
        '字段被删除，含该字段的记录将被隔离',
      );
}

function come({ name, required }: Field): ContractChange {
  return required
    ? change('breaking', name, 'a new field that must be there', '新增必填字段')
    : change('additive', name, 'a new field that may be empty', '新增可为空的字段');
}

function fieldChanges(was: Field, is: Field): ContractChange[] {
  const { name } = is;
  const found: ContractChange[] = [];
  const add = (kind: ChangeKind, en: string, zh: string) => found.push(change(kind, name, en, zh));
  if (was.type !== is.type) {
    const wider = was.type === 'integer' && is.type === 'number';
    add(
      wider ? 'additive' : 'breaking',
      `its type: ${was.type} → ${is.type}`,
      `类型：${was.type} → ${is.type}`,
    );
  }
  if (was.required !== is.required) {
    if (is.required) add('breaking', 'it must be there now', '改为必填');
    else add('additive', 'it may be empty now', '改为可为空');
  }
  if (JSON.stringify(was.unit) !== JSON.stringify(is.unit))
    add('breaking', 'its unit: the same figure means something else', '单位改变：同一数值含义不同');
  if (was.role !== is.role)
    add(
      'breaking',
      `its role: ${was.role ?? '–'} → ${is.role ?? '–'}`,
      `作用：${was.role ?? '–'} → ${is.role ?? '–'}`,
    );
  found.push(...codeChanges(was, is), ...limitChanges(was, is));
  if (JSON.stringify([was.title, was.description]) !== JSON.stringify([is.title, is.description]))
    add('words', 'its title or description', '名称或说明');
  return found;
}

function codeChanges({ name, codes: was }: Field, { codes: is }: Field): ContractChange[] {
  if (!was && !is) return [];
  if (!was)
    return [change('breaking', name, 'only listed codes may stand there now', '改为只允许列出的代码')];
  if (!is) return [change('additive', name, 'any code may stand there now', '不再限定代码')];
  const [before, after] = [was, is].map((codes) => new Set(codes.map(({ value }) => String(value))));
  const out = [...before!].filter((code) => !after!.has(code));
  const into = [...after!].filter((code) => !before!.has(code));
  const words = JSON.stringify(was) !== JSON.stringify(is) && out.length + into.length === 0;
  return [
    ...(out.length > 0
      ? [change('breaking', name, `codes gone: ${out.join(', ')}`, `删除代码：${out.join('、')}`)]
      : []),
    ...(into.length > 0
      ? [change('additive', name, `new codes: ${into.join(', ')}`, `新增代码：${into.join('、')}`)]
      : []),
    ...(words ? [change('words', name, 'the titles of codes', '代码名称')] : []),
  ];
}

/** Whether the second of two limits refuses values that the first accepts. */
const narrower: Record<keyof Limits, (was: never, is: never) => boolean> = {
  minLength: (was: number, is: number) => is > was,
  maxLength: (was: number, is: number) => is < was,
  minimum: (was: number | string, is: number | string) => is > was,
  maximum: (was: number | string, is: number | string) => is < was,
  exclusiveMinimum: (was: number | string, is: number | string) => is > was,
  exclusiveMaximum: (was: number | string, is: number | string) => is < was,
  multipleOf: (was: number, is: number) => !Number.isInteger(was / is),
  pattern: () => true,
  format: () => true,
  // The same moment may lie in another day.
  defaultTimezone: () => true,
};

/** The default of a limit. */
const unsaid: Limits = {
  minLength: 0,
  maxLength: longestText,
  format: 'yyyy-MM-dd',
  defaultTimezone: 'UTC',
};

function limitChanges({ name, limits: was }: Field, { limits: is }: Field): ContractChange[] {
  const found: ContractChange[] = [];
  for (const limit of Object.keys(narrower) as (keyof Limits)[]) {
    const [before, after] = [was[limit] ?? unsaid[limit], is[limit] ?? unsaid[limit]];
    if (before === after) continue;
    const isNarrower =
      before === undefined || (after !== undefined && narrower[limit](before as never, after as never));
    const text = `${limit}: ${before ?? '–'} → ${after ?? '–'}`;
    found.push(change(isNarrower ? 'breaking' : 'additive', name, text, text));
  }
  return found;
}

function wholeChanges(before: DataContract, after: DataContract): ContractChange[] {
  const found: ContractChange[] = [];
  const add = (kind: ChangeKind, at: string, en: string, zh: string) => found.push(change(kind, at, en, zh));
  const differ = (part: (of: DataContract) => unknown) =>
    JSON.stringify(part(before)) !== JSON.stringify(part(after));
  if (differ((of) => of.key))
    add(
      'breaking',
      'key',
      `the key: ${before.key.join(', ')} → ${after.key.join(', ')}`,
      `主键：${before.key.join('、')} → ${after.key.join('、')}`,
    );
  if (differ((of) => of.placeBy)) add('breaking', after.place, 'how places are given', '地点的表示方式');
  if (before.unknownFields !== after.unknownFields) {
    const strict = after.unknownFields === 'quarantine';
    if (strict)
      add(
        'breaking',
        'unknownFields',
        'records with other fields are set aside now',
        '含其他字段的记录改为隔离',
      );
    else add('additive', 'unknownFields', 'other fields are passed over now', '其他字段改为忽略');
  }
  const [was = 0, is = 0] = [before.fewestContributors, after.fewestContributors];
  if (is < was)
    add(
      'breaking',
      'fewestContributors',
      `fewer contributors than ${was} may stand behind a figure`,
      `允许贡献者少于 ${was} 个的数字发布`,
    );
  if (is > was)
    add(
      'additive',
      'fewestContributors',
      `at least ${is} contributors stand behind a figure`,
      `每个数字至少有 ${is} 个贡献者`,
    );
  const [late = Number.POSITIVE_INFINITY, later = Number.POSITIVE_INFINITY] = [
    before.latencyHours,
    after.latencyHours,
  ];
  if (later < late) add('breaking', 'latency', 'records are expected sooner', '要求更早送达');
  if (later > late) add('additive', 'latency', 'records may arrive later', '允许更晚送达');
  const [kept = Number.POSITIVE_INFINITY, keptNow = Number.POSITIVE_INFINITY] = [
    before.retentionDays,
    after.retentionDays,
  ];
  if (keptNow < kept) add('additive', 'retention', 'records are erased sooner', '更早删除记录');
  if (keptNow > kept) add('breaking', 'retention', 'records are kept longer', '保存期限延长');
  if (before.frequency !== after.frequency)
    add('breaking', 'submissionPeriod', 'the periods that are signed', '签署的周期');
  if (differ((of) => of.feeds))
    add('words', 'indicators', 'the indicators that the records feed', '所支撑的指标');
  if (differ((of) => of.volume)) add('words', 'volume', 'the volume that is expected', '预期数量');
  if (differ((of) => [of.title, of.purpose, of.usage, of.limitations, of.status]))
    add('words', 'contract', 'its title, description or status', '名称、说明或状态');
  return found;
}
