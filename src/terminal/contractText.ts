import type { Lang } from '../edition/index.js';
import {
  type ChangeKind,
  type ContractChange,
  type DataContract,
  type DryRun,
  expectedOf,
  outcomeTitles,
  reasonTitle,
} from '../platform/index.js';
import { formatNumber } from '../words/index.js';

/** A contract in a few lines: what it is, its fields, its key and what it feeds. */
export function contractText(contract: DataContract, lang: Lang): string {
  const { id, version, title, fields, key, feeds, unknownFields } = contract;
  const w = {
    en: { key: 'key', place: 'place', time: 'time', contributor: 'contributor', feeds: 'feeds' },
    zh: { key: '主键', place: '地点', time: '时间', contributor: '贡献者', feeds: '支撑指标' },
  }[lang];
  const colon = { en: ': ', zh: '：' }[lang];
  const width = Math.max(...fields.map(({ name }) => name.length));
  const rows = fields.map((field) => {
    const marks = [...(key.includes(field.name) ? [w.key] : []), ...(field.role ? [w[field.role]] : [])];
    const unit = field.unit ? { en: ` (${field.unit.en})`, zh: `（${field.unit.zh}）` }[lang] : '';
    const mark = marks.length > 0 ? ` [${marks.join({ en: ', ', zh: '、' }[lang])}]` : '';
    return `  ${field.name.padEnd(width)}  ${field.title[lang]}${unit}${colon}${expectedOf(field)[lang]}${mark}`;
  });
  const strict = {
    quarantine: { en: 'A record with other fields is set aside.', zh: '含其他字段的记录将被隔离。' },
    ignore: { en: 'Other fields are passed over.', zh: '其他字段不予理会。' },
  }[unknownFields][lang];
  const fed = feeds.map(({ indicator }) => indicator).join(', ');
  return [
    `${title[lang]} · ${id} ${version}`,
    ...rows,
    strict,
    {
      en: `A record is about ${contract.daysAhead} ${contract.daysAhead === 1 ? 'day' : 'days'} after its arrival (UTC) at the latest.`,
      zh: `记录的时间不晚于收到之日（UTC）后${contract.daysAhead}天。`,
    }[lang],
    ...(fed === '' ? [] : [`${w.feeds}: ${fed}`]),
  ].join('\n');
}

/** Most records set aside that are shown in a terminal. */
const mostShown = 5;

/** What would become of the records of a file: read = stored + set aside + duplicates + conflicts. */
export function dryRunText(file: string, run: DryRun, lang: Lang): string {
  const n = (x: number) => formatNumber(x, 0, lang);
  const parts = (['taken', 'aside', 'duplicates', 'conflicts'] as const)
    .map((part) => `${n(run[part])} ${outcomeTitles[part][lang]}`)
    .join(' + ');
  const read = { en: `${n(run.read)} read`, zh: `${n(run.read)} 读取` }[lang];
  const reasons = run.reasons.map(({ code, title, pointer, count }) => {
    const at = pointer === '' ? '' : ` ${pointer}`;
    return `  ${title[lang]} (${code}${at}): ${n(count)}`;
  });
  const found = { en: 'found', zh: '实际' }[lang];
  const expected = { en: 'expected', zh: '应为' }[lang];
  const lines = run.lines
    .slice(0, mostShown)
    .flatMap(({ line, why: all }) =>
      all
        .slice(0, 3)
        .map(
          (reason) =>
            `  ${file}:${line} ${reason.pointer} ${reasonTitle(reason.code)[lang]}; ${found}: ${reason.found[lang]}; ${expected}: ${reason.expected[lang]}`,
        ),
    );
  return [`${file}: ${read} = ${parts}`, ...reasons, ...lines].join('\n');
}

const kinds: Record<ChangeKind, { en: string; zh: string }> = {
  breaking: { en: 'breaking', zh: '不兼容' },
  additive: { en: 'additive', zh: '兼容' },
  words: { en: 'words', zh: '仅文字' },
};

/** The changes between two versions, a line each, and the least version that follows. */
export function contractChangesText(changes: readonly ContractChange[], least: string, lang: Lang): string {
  if (changes.length === 0) return { en: 'The two say the same.', zh: '两者内容相同。' }[lang];
  const rows = changes.map(({ kind, at, what }) => `${kinds[kind][lang]}  ${at}: ${what[lang]}`);
  return [
    ...rows,
    { en: `So the version is ${least} or later.`, zh: `因此版本号应不低于 ${least}。` }[lang],
  ].join('\n');
}
