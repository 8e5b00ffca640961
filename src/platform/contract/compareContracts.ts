import type { Problem } from '../../edition/index.js';
import { type DataContract, type Field, type Limits, longestText } from './contract.js';
import type { ChangeKind, ContractChange } from './contractChange.js';
import { contractProblems } from './contractProblems.js';
import { isNotNegative } from './floors.js';
import { narrower } from './narrower.js';
import { wholeChanges } from './wholeChanges.js';

/** The differences between two versions of a contract, those that break first. */
export function compareContracts(before: DataContract, after: DataContract): ContractChange[] {
  const was = new Map(before.fields.map((field) => [field.name, field]));
  const is = new Map(after.fields.map((field) => [field.name, field]));
  const found = [
    ...before.fields.flatMap((field) => (is.has(field.name) ? [] : [gone(field, after)])),
    ...after.fields.flatMap((field) => {
      const old = was.get(field.name);
      return old ? fieldChanges(old, field) : [come(field, before)];
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

/** What is wrong with the number of a later version, where it does not fit its changes. */
export function versionProblems(at: Problem['at'], was: DataContract, is: DataContract): Problem[] {
  const changes = compareContracts(was, is);
  if (changes.length === 0) return [];
  const least = leastVersion(was.version, changes);
  const isEnough = compareVersions(is.version, least) >= 0;
  return isEnough ? [] : [contractProblems.versionStep(at, is.version, least, changes[0]!.what)];
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

function come({ name, required }: Field, { unknownFields }: DataContract): ContractChange {
  if (unknownFields === 'ignore')
    return change(
      'breaking',
      name,
      'a new field, which was passed over until now: values that do not fit are set aside',
      '新增字段，此前同名内容不予理会，今后不符者将被隔离',
    );
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
  const wordsOf = ({ title, description, examples }: Field) => JSON.stringify([title, description, examples]);
  if (wordsOf(was) !== wordsOf(is)) add('words', 'its title, description or examples', '名称、说明或示例');
  return found;
}

function codeChanges(before: Field, after: Field): ContractChange[] {
  const { name, codes: was } = before;
  const { codes: is } = after;
  if (!was && !is) return [];
  if (!was)
    return [change('breaking', name, 'only listed codes may stand there now', '改为只允许列出的代码')];
  if (!is)
    return losesSign(before, after)
      ? [negative(name, 'enum')]
      : [change('additive', name, 'any code may stand there now', '不再限定代码')];
  const [known, allowed] = [was, is].map((codes) => new Set(codes.map(({ value }) => String(value))));
  const out = [...known!].filter((code) => !allowed!.has(code));
  const into = [...allowed!].filter((code) => !known!.has(code));
  const words = JSON.stringify(was) !== JSON.stringify(is) && out.length + into.length === 0;
  return [
    ...(out.length > 0
      ? [change('breaking', name, `codes gone: ${out.join(', ')}`, `删除代码：${out.join('、')}`)]
      : []),
    ...(into.length > 0
      ? [
          losesSign(before, after)
            ? negative(name, `enum: ${into.join(', ')}`)
            : change('additive', name, `new codes: ${into.join(', ')}`, `新增代码：${into.join('、')}`),
        ]
      : []),
    ...(words ? [change('words', name, 'the titles of codes', '代码名称')] : []),
  ];
}

/** The default of a limit. */
const unsaid: Limits = {
  minLength: 0,
  maxLength: longestText,
  format: 'yyyy-MM-dd',
  defaultTimezone: 'UTC',
};

function limitChanges(was: Field, is: Field): ContractChange[] {
  const found: ContractChange[] = [];
  const [before, after] = [was, is].map((field) => ({ ...field, limits: { ...unsaid, ...field.limits } }));
  for (const limit of Object.keys(narrower) as (keyof Limits)[]) {
    const [x, y] = [before!.limits[limit], after!.limits[limit]];
    if (x === y) continue;
    const bears = limit === 'minimum' || limit === 'exclusiveMinimum';
    if (bears && losesSign(was, is)) {
      found.push(negative(is.name, `${limit}: ${x ?? '–'} → ${y ?? '–'}`));
      continue;
    }
    const text = `${limit}: ${x ?? '–'} → ${y ?? '–'}`;
    found.push(change(narrower[limit](before!, after!) ? 'breaking' : 'additive', is.name, text, text));
  }
  return found;
}

/** Whether amounts may be below zero that could not be: rules of editions for shares of a sum protect nobody then. */
const losesSign = (was: Field, is: Field) => isNotNegative(was) && !isNotNegative(is);

const negative = (name: string, what: string): ContractChange =>
  change(
    'breaking',
    name,
    `${what}: amounts may be below 0, so that rules for contributors protect nobody`,
    `${what}：数值可为负，贡献者保密规则不再起作用`,
  );
