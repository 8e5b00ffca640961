import type {
  AsideReason,
  Drift,
  IngestedRecords,
  IngestReport,
  Lang,
  Plan,
  RecordQuality,
  Text,
  Verdict,
} from '../edition/index.js';
import { asideWords, formatNumber, formatPercent, periodName, titleWithin } from '../words/index.js';

/** How many names a line holds before it says how many more there are. */
const mostNames = 5;

/** What an ingest took, what it set aside and why, and how good the records are by now. */
export function ingestText({ records }: IngestReport, plan: Plan, lang: Lang): string {
  return records.map((one) => recordsText(one, plan, lang).join('\n')).join('\n\n');
}

function recordsText(one: IngestedRecords, plan: Plan, lang: Lang): string[] {
  const { from, folder, indicators, taken, total } = one;
  const all = {
    en: `All ${formatNumber(total.files, 0, 'en')} files so far: ${balanceText(total, 'en')}`,
    zh: `至今共${formatNumber(total.files, 0, 'zh')}个文件：${balanceText(total, 'zh')}`,
  };
  return [
    `${from} → ${folder} (${indicators.join(', ')})`,
    ...taken.map((file) => `  ${file.file}: ${balanceText(file, lang)}`),
    ...notTakenLines(one, lang).map((line) => `  ${line}`),
    `  ${all[lang]}`,
    ...reasonLines(total, lang).map((line) => `    ${line}`),
    ...qualityLines(one.quality, plan, lang).map((line) => `  ${line}`),
  ];
}

/** Read = used + set aside, exactly. */
function balanceText({ read, used, late }: Verdict, lang: Lang): string {
  const n = (x: number) => formatNumber(x, 0, lang);
  return {
    en: `${n(read)} read = ${n(used)} used${late > 0 ? ` (${n(late)} late)` : ''} + ${n(read - used)} set aside`,
    zh: `读取${n(read)} = 采用${n(used)}${late > 0 ? `（其中迟到${n(late)}）` : ''} + 搁置${n(read - used)}`,
  }[lang];
}

function reasonLines({ read, aside }: Verdict, lang: Lang): string[] {
  const all = Object.entries(aside) as [AsideReason, number][];
  return all.map(([why, n]) => {
    const share = formatPercent(n / read, lang, n / read < 0.001 ? 4 : 2);
    return `${asideWords[why][lang]} (${why})${{ en: ': ', zh: '：' }[lang]}${formatNumber(n, 0, lang)}, ${share}`;
  });
}

function notTakenLines({ taken, again, before }: IngestedRecords, lang: Lang): string[] {
  const nothing = { en: 'No new file.', zh: '没有新文件。' };
  const twice = again.map(
    ({ file, as }) =>
      ({
        en: `${file}: the bytes of ${as}, taken once`,
        zh: `${file}：内容与 ${as} 相同，只收取一次`,
      })[lang],
  );
  const passed = {
    en: `Passed over, all records earlier: ${before.join(', ')}`,
    zh: `记录均在所指时期之前，本次略过：${before.join('、')}`,
  };
  return [
    ...(taken.length === 0 ? [nothing[lang]] : []),
    ...twice,
    ...(before.length > 0 ? [passed[lang]] : []),
  ];
}

function qualityLines(quality: RecordQuality, plan: Plan, lang: Lang): string[] {
  const { watermark, last, units, emptyPeriods, gaps, stale, drift } = quality;
  if (watermark === null) return [];
  const name = namesOf(plan, lang);
  const when = (period: string) => periodName(period, lang);
  const old = stale.map((s) => unitAndPeriods(name(s.unit), when(s.last), lang));
  const without = gaps.units.map((g) =>
    unitAndPeriods(name(g.unit), joinSome(g.periods.map(when), lang), lang),
  );
  const full = gaps.of === 0 ? 1 : 1 - gaps.cells / gaps.of;
  const fresh = {
    en: `Freshness: records up to ${last}; ${stale.length} of ${units.named} ${titleWithin(plan.unitsTitle.en)} have none in ${watermark}`,
    zh: `时效：记录截至${last}；${units.named}个${plan.unitsTitle.zh}中有${stale.length}个在${when(watermark)}没有记录`,
  };
  const complete = {
    en: `Completeness: ${formatPercent(full, 'en')} of units and periods since their first record; ${units.named} of ${units.all} units have any`,
    zh: `完整性：自首条记录起，应有数据中${formatPercent(full, 'zh')}有记录；${units.all}个${plan.unitsTitle.zh}中有${units.named}个有记录`,
  };
  const empty = {
    en: `No record at all in ${joinSome(emptyPeriods, 'en')}`,
    zh: `${joinSome(emptyPeriods.map(when), 'zh')}没有任何记录`,
  };
  return [
    fresh[lang] + listLine({ en: 'the last of', zh: '最后记录为' }, old, lang),
    complete[lang] + listLine({ en: 'none in', zh: '缺' }, without, lang),
    ...(emptyPeriods.length > 0 ? [empty[lang]] : []),
    ...(drift ? driftLines(drift, plan, lang) : []),
  ];
}

function driftLines({ from, to, units, median, worst }: Drift, plan: Plan, lang: Lang): string[] {
  const name = namesOf(plan, lang);
  const head = {
    en: `Volume of ${to} against ${from}: median × ${formatNumber(median, 2, 'en')} over ${units} units; farthest from it:`,
    zh: `${periodName(to, 'zh')}较${periodName(from, 'zh')}的记录量：${units}个${plan.unitsTitle.zh}的中位数为${formatNumber(median, 2, 'zh')}倍；偏离最远者：`,
  };
  const rows = worst.map(({ unit, before, now, ratio, z }) => {
    const off = z === null ? '' : `, z ${formatNumber(z, 1, lang)}`;
    return `  ${name(unit)}${{ en: ': ', zh: '：' }[lang]}${formatNumber(before, 0, lang)} → ${formatNumber(now, 0, lang)}, × ${formatNumber(ratio, 2, lang)}${off}`;
  });
  return [head[lang], ...rows];
}

function namesOf({ units }: Plan, lang: Lang): (code: string) => string {
  const names = new Map(units.map((u) => [u.code, u.name[lang]]));
  return (code) => names.get(code) ?? code;
}

const unitAndPeriods = (unit: string, periods: string, lang: Lang) =>
  ({ en: `${unit} (${periods})`, zh: `${unit}（${periods}）` })[lang];

function listLine(what: Text, items: readonly string[], lang: Lang): string {
  if (items.length === 0) return '';
  return { en: `; ${what.en} ${joinSome(items, 'en')}`, zh: `；${what.zh}${joinSome(items, 'zh')}` }[lang];
}

function joinSome(items: readonly string[], lang: Lang): string {
  const rest = items.length - mostNames;
  const shown = items.slice(0, mostNames).join({ en: ', ', zh: '、' }[lang]);
  const more = { en: ` and ${rest} more`, zh: `等${items.length}个` }[lang];
  return rest > 0 ? shown + more : shown;
}
