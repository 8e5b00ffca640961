import type { Lang, Text } from '../edition/index.js';
import {
  isEmbargoed,
  type QualityFacts,
  type RevisionClass,
  type Series,
  type Vintage,
} from '../release/index.js';
import { alignColumns } from './numbers/columns.js';
import {
  formatCount,
  formatNumber,
  formatPercent,
  formatShare,
  formatSigned,
  periodName,
} from './numbers/numbers.js';
import { coverageText, type observedWords } from './studies/coverageText.js';
import { withdrawnText } from './withdrawnText.js';
import { word } from './words.js';

type DataStatus = keyof typeof observedWords;

export const classNames: Record<RevisionClass, Text> = {
  first: { en: 'first', zh: '首版' },
  routine: { en: 'routine revision', zh: '例行修订' },
  major: { en: 'major revision', zh: '重大修订' },
  error: { en: 'correction of an error', zh: '差错更正' },
};

/** Values with digits that tell small revisions apart. */
export function formatRevision(value: number | null, lang: Lang): string {
  return value === null ? '–' : formatNumber(value, Math.abs(value) < 0.1 && value !== 0 ? 5 : 3, lang);
}

/** One sentence on a vintage: which, when, why, and what the last revision moved. */
export function vintageHeadline(series: Series, vintage: Vintage, lang: Lang): string {
  const { date, period } = vintage;
  const name = classNames[vintage.class][lang];
  const reason = vintage.reason[lang];
  const status = series['data-status'];
  const unreal = status === 'real' ? '' : word(status, lang) + { en: '. ', zh: '。' }[lang];
  const said = {
    en: `Vintage ${vintage.number} of ${date}, to ${period}: ${name}${reason === '' ? '' : ` (${reason})`}.`,
    zh: `第 ${vintage.number} 版，${date} 发布，截至${periodName(period, 'zh')}：${name}${reason === '' ? '' : `（${reason}）`}。`,
  }[lang];
  const gone = vintage.withdrawn ? [withdrawnText(vintage.withdrawn, lang)] : [];
  return [unreal + said, ...gone, ...revisionSentences(vintage.quality, lang)].join(
    { en: ' ', zh: '' }[lang],
  );
}

function revisionSentences(quality: QualityFacts | null, lang: Lang): string[] {
  const r = quality?.revision;
  if (!r?.compared) return [];
  const [cells, all, moved] = [r.cells, r.compared, r.ranksMoved!];
  return {
    en: [
      `${formatCount(cells, 'en')} raw figure${cells === 1 ? '' : 's'} changed; ${formatPercent(r.revised! / all, 'en')} of ${formatCount(all, 'en')} values of the index did, by ${formatRevision(r.meanAbsolute, 'en')} points in the mean; ${formatCount(moved, 'en')} rank${moved === 1 ? '' : 's'} moved.`,
    ],
    zh: [
      `原始数据变动 ${formatCount(cells, 'zh')} 项；${formatCount(all, 'zh')} 个指数值中 ${formatPercent(r.revised! / all, 'zh')} 有修订，平均幅度 ${formatRevision(r.meanAbsolute, 'zh')} 点；${formatCount(moved, 'zh')} 个位次变动。`,
    ],
  }[lang];
}

/** What a release can say of itself alone, whether it is a vintage of a series or not. */
export function releaseAssessment(
  q: QualityFacts,
  status: DataStatus,
  lang: Lang,
): { heading: string; words: string }[] {
  return [
    { heading: headings.relevance[lang], words: relevance(q)[lang] },
    { heading: headings.accuracy[lang], words: accuracy(q, status)[lang] },
  ];
}

/** The self-assessment of a vintage: headings of the UN quality framework (output level), each answered by facts alone. */
export function vintageAssessment(
  series: Series,
  vintage: Vintage,
  lang: Lang,
): { heading: string; words: string }[] {
  const q = vintage.quality;
  if (!q) return [];
  const say = (heading: Text, words: Text) => ({ heading: heading[lang], words: words[lang] });
  return [
    ...releaseAssessment(q, series['data-status'], lang),
    say(headings.reliability, reliability(series, vintage.number, q)),
    say(headings.timeliness, timeliness(q)),
    say(headings.coherence, coherence(q)),
    say(headings.accessibility, accessibility(series, vintage)),
  ];
}

const headings = {
  relevance: { en: 'Relevance', zh: '适用性' },
  accuracy: { en: 'Accuracy', zh: '准确性' },
  reliability: { en: 'Reliability', zh: '可靠性' },
  timeliness: { en: 'Timeliness and punctuality', zh: '及时性与准时性' },
  coherence: { en: 'Coherence and comparability', zh: '一致性与可比性' },
  accessibility: { en: 'Accessibility and clarity', zh: '可获得性与清晰性' },
} satisfies Record<string, Text>;

const counted = (n: number, what: string) => `${formatCount(n, 'en')} ${what}${n === 1 ? '' : 's'}`;

const relevance = (q: QualityFacts): Text => ({
  en: `${counted(q.units, 'place')}, ${counted(q.indicators, 'indicator')}, ${counted(q.periods, 'period')}. What users say of it is not measured.`,
  zh: `${formatCount(q.units, 'zh')}个地区、${formatCount(q.indicators, 'zh')}项指标、${formatCount(q.periods, 'zh')}个时期。用户意见未作测量。`,
});

function accuracy(q: QualityFacts, status: DataStatus): Text {
  const placed = (lang: Lang) =>
    q.placed === null
      ? ''
      : {
          en: ` ${q.placed === 1 ? 'Every record names its place' : `${formatShare(q.placed, 'en')} of the records name their place`}.`,
          zh:
            q.placed === 1
              ? '全部记录均可归入所在地。'
              : `${formatShare(q.placed, 'zh')}的记录可归入所在地。`,
        }[lang];
  return {
    en: `${coverageText(q, status).en}${placed('en')}`,
    zh: `${coverageText(q, status).zh}${placed('zh')}`,
  };
}

function reliability(series: Series, number: number, { revision: r }: QualityFacts): Text {
  const vintages = series.vintages.filter((v) => v.quality && v.number <= number);
  const errors = vintages.filter((v) => v.class === 'error').length;
  const corrections = {
    en: `${errors} of ${vintages.length} vintages correct an error.`,
    zh: `${vintages.length} 版中 ${errors} 版为差错更正。`,
  };
  if (!r?.compared)
    return { en: `Nothing to compare with yet. ${corrections.en}`, zh: `尚无可比版次。${corrections.zh}` };
  const share = r.revised! / r.compared;
  return {
    en: `${formatPercent(share, 'en')} of values revised; mean absolute revision ${formatRevision(r.meanAbsolute, 'en')}, mean revision ${formatSignedRevision(r.mean, 'en')}, largest ${formatRevision(r.largest, 'en')} points; ${formatCount(r.ranksMoved!, 'en')} ranks moved. ${corrections.en}`,
    zh: `${formatPercent(share, 'zh')}的数值有修订；平均绝对修订 ${formatRevision(r.meanAbsolute, 'zh')} 点，平均修订 ${formatSignedRevision(r.mean, 'zh')} 点，最大 ${formatRevision(r.largest, 'zh')} 点；${formatCount(r.ranksMoved!, 'zh')} 个位次变动。${corrections.zh}`,
  };
}

const formatSignedRevision = (x: number | null, lang: Lang) =>
  x === null ? '–' : formatSigned(x, Math.abs(x) < 0.1 && x !== 0 ? 5 : 3, lang);

function timeliness(q: QualityFacts): Text {
  const last =
    q.timeliness === null
      ? { en: 'The records carry no day.', zh: '记录未载明日期。' }
      : {
          en: `Published ${days(q.timeliness, 'en')} after the last record (${q.lastRecord}).`,
          zh: `最后一条记录（${q.lastRecord}）之后 ${q.timeliness} 天发布。`,
        };
  if (q.punctuality === null)
    return { en: `${last.en} No date was announced.`, zh: `${last.zh}未预告发布日期。` };
  const late = q.punctuality;
  const punctual = {
    en:
      late === 0
        ? 'On the day first announced'
        : `${days(Math.abs(late), 'en')} ${late > 0 ? 'after' : 'before'} the day first announced`,
    zh: late === 0 ? '于首次预告之日发布' : `比首次预告${late > 0 ? '晚' : '早'} ${Math.abs(late)} 天`,
  };
  return {
    en: `${last.en} ${punctual.en}, with ${days(q.notice!, 'en')} of notice; ${q.dateChanges} changes of date.`,
    zh: `${last.zh}${punctual.zh}，提前 ${q.notice} 天预告；改期 ${q.dateChanges} 次。`,
  };
}

const days = (n: number, _: 'en') => `${formatCount(n, 'en')} day${n === 1 ? '' : 's'}`;

function coherence({ revision: r }: QualityFacts): Text {
  if (!r) return { en: 'The first vintage: nothing it could differ from.', zh: '首版，无从比较。' };
  if (r.planChanges === 0)
    return { en: 'Method and coverage are those of the vintage before.', zh: '方法与范围同上一版。' };
  return {
    en: `${r.planChanges} differences of method or coverage from the vintage before; all values of this vintage are by one method, so compare periods within it.`,
    zh: `与上一版相比，方法或范围有 ${r.planChanges} 处不同；本版各期均按同一方法计算，跨期比较请在本版内进行。`,
  };
}

const accessibility = (series: Series, { number: n }: Vintage): Text => {
  const access = series.access.filter((a) => a.vintage === n).length;
  return {
    en: `English and Chinese; every file with its hash; ${access === 0 ? 'nobody saw it before it was public' : `${access} on record as having seen it before it was public`}.`,
    zh: `中英文；全部文件附校验值；${access === 0 ? '公开前无人获取' : `登记在册的公开前获取 ${access} 人次`}。`,
  };
};

/** The quality of a vintage as lines. */
function qualityText(series: Series, vintage: Vintage, lang: Lang): string {
  const lines = vintageAssessment(series, vintage, lang).map(
    ({ heading, words }) => `  ${heading}\n    ${words}`,
  );
  return [vintageHeadline(series, vintage, lang), ...lines].join('\n');
}

/** The vintages of a series as rows of words below a head: what each revised, and by how much. */
export function vintageRows(vintages: readonly Vintage[], lang: Lang): { head: string[]; rows: string[][] } {
  const head = {
    en: ['No.', 'date', 'to', 'class', 'figures', 'revised', 'mean abs.', 'mean', 'ranks'],
    zh: ['版', '日期', '截至', '类别', '数据变动', '修订比例', '平均绝对', '平均', '位次变动'],
  }[lang];
  const rows = vintages.map((v) => {
    const r = v.quality?.revision;
    const of = (x: number | null | undefined, text: (x: number) => string) => (x == null ? '–' : text(x));
    return [
      String(v.number),
      v.date,
      v.period,
      isEmbargoed(v)
        ? { en: `held back to ${v.embargo!.time}`, zh: `禁发至 ${v.embargo!.time}` }[lang]
        : classNames[v.class][lang] + (v.withdrawn ? { en: ', withdrawn', zh: '，已撤回' }[lang] : ''),
      of(r?.cells, (x) => formatCount(x, lang)),
      of(r?.compared ? r.revised! / r.compared : null, (x) => formatPercent(x, lang)),
      of(r?.meanAbsolute, (x) => formatRevision(x, lang)),
      of(r?.mean, () => formatSignedRevision(r!.mean, lang)),
      of(r?.ranksMoved, (x) => formatCount(x, lang)),
    ];
  });
  return { head, rows };
}

/** The vintages of a series as a table for a terminal, then the quality of the newest public one. */
export function seriesText(series: Series, lang: Lang): string {
  const { head, rows } = vintageRows(series.vintages, lang);
  const last = series.vintages.findLast((v) => v.quality);
  const title = `${series.title[lang]} (${series.edition})`;
  return [
    title,
    ...alignColumns([head, ...rows]),
    ...(last ? ['', qualityText(series, last, lang)] : []),
  ].join('\n');
}
