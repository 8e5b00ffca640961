import { type Column, Table } from '../../documents/index.js';
import { type Lang, publishedPeriods } from '../../edition/index.js';
import { coverageOf, geocodingShares, qualityOf, type Vintage } from '../../release/index.js';
import {
  asTitle,
  capitalise,
  figureFindings,
  formatCount,
  formatPercent,
  formatShare,
  observedWords,
  periodName,
  placedShares,
  releaseAssessment,
  tallyUnit,
  vintageAssessment,
  vintageHeadline,
  vintageRows,
} from '../../words/index.js';
import { page } from '../frame/layout.js';
import { qualityPath, type Shown } from '../shown.js';
import { FindingPicture } from './findingPicture.js';

const words = {
  title: { en: 'Quality', zh: '质量' },
  scope: {
    en: 'What can be measured of the quality, and nothing else: each statement is worked out from the files of this release or from its series.',
    zh: '此处仅列可测量的质量情况：每一项均由本发布版的文件或其系列计算得出。',
  },
  assessed: { en: 'Assessment', zh: '自评' },
  heading: { en: 'Dimension', zh: '维度' },
  fact: { en: 'What is known', zh: '已知事实' },
  coverage: { en: 'Raw figures by period', zh: '各时期原始数据' },
  period: { en: 'Period', zh: '时期' },
  imputed: { en: 'Filled in', zh: '填补' },
  missing: { en: 'Missing', zh: '缺失' },
  findings: { en: 'Figures that look wrong', zh: '存疑数值' },
  series: {
    en: 'Its series; dashed: what would follow from the others',
    zh: '所在序列；虚线为按其余数值推算',
  },
  moreFindings: { en: (n: number) => `${n} more`, zh: (n: number) => `另有${n}处` },
  notListed: {
    en: (n: number) => `${formatCount(n, 'en')} more are not listed here: iplus check --json lists all.`,
    zh: (n: number) => `另有${formatCount(n, 'zh')}处未在此列出，iplus check --json 列出全部。`,
  },
  accepted: { en: 'Accepted, with the reason', zh: '已确认及其理由' },
  placed: { en: 'Records placed, by signal', zh: '各信号记录的归位情况' },
  signal: { en: 'Signal', zh: '信号' },
  read: { en: 'Records read', zh: '读取记录' },
  inUnit: { en: 'Of them placed', zh: '其中已归位' },
  ambiguous: { en: 'Ambiguous', zh: '有歧义' },
  unplaced: { en: 'In no unit', zh: '未归位' },
  outside: { en: 'Outside the area', zh: '区域外' },
  ofArea: { en: 'Placed, of the records in the area', zh: '区域内记录归位率' },
  ofValue: { en: 'Placed, of what they count', zh: '按计量的归位率' },
  vintages: { en: 'Vintages and their revisions', zh: '各版及其修订' },
  bias: {
    en: 'Revised: share of the values that both vintages have and that differ. Mean abs.: mean of later less earlier without its sign, in points. Mean: the same with its sign, the bias of the earlier vintage: near the mean abs., first values lean one way; near 0, they err both ways alike.',
    zh: '修订比例：两版均有且取值不同的数值所占比例。平均绝对：后版减前版之差的绝对值的平均（点）。平均：带符号之差的平均，即前版的偏差：若接近平均绝对值，则首发数值偏向一方；若接近 0，则正负误差大致相抵。',
  },
  alone: {
    en: 'First release; no revisions.',
    zh: '首次发布，尚无修订。',
  },
} satisfies Record<string, Record<Lang, string | ((n: number) => string)>>;

/** Punctuality, revisions with their bias, coverage and what was filled in: facts alone. */
export function qualityPage(release: Shown, lang: Lang): string {
  const { series, manifest, plan } = release;
  const vintage = series?.vintages.find((v) => v.id === manifest.id);
  const own = releaseAssessment(qualityOf(release, null, null), plan.dataStatus, lang);
  const stated = series && vintage?.quality ? vintageAssessment(series, vintage, lang) : own;
  // The page of a vintage does not mention later vintages, nor one that is not public yet.
  const public_ = vintage
    ? series!.vintages.filter((v) => v.number <= vintage.number && (v.quality || v === vintage))
    : [];
  return page(
    release,
    lang,
    `${words.title[lang]} · ${plan.title[lang]}`,
    qualityPath,
    <>
      <h1>{vintage ? vintageHeadline(series!, vintage, lang) : asTitle([own[1]!.words]).join('')}</h1>
      <p class="soft">
        {[words.scope, ...(vintage ? [] : [words.alone])].map((w) => w[lang]).join(lang === 'zh' ? '' : ' ')}
      </p>
      <section id="assessment">
        <h2>{words.assessed[lang]}</h2>
        <TextTable
          head={[words.heading[lang], words.fact[lang]]}
          rows={stated.map((s) => [s.heading, s.words])}
          wrap
        />
      </section>
      {public_.length > 0 ? <Revisions vintages={public_} lang={lang} /> : null}
      <section id="coverage">
        <h2>{words.coverage[lang]}</h2>
        <TextTable
          head={[words.period, observedWords[plan.dataStatus], words.imputed, words.missing].map((text) =>
            capitalise([text[lang]]).join(''),
          )}
          rows={publishedPeriods(plan).map((period, t) => {
            const { observed, imputed, missing } = coverageOf(release, t);
            return [
              periodName(period, lang),
              ...[observed, imputed, missing].map((x) => formatShare(x, lang)),
            ];
          })}
        />
      </section>
      <Findings release={release} lang={lang} />
      <PlacedBySignal release={release} lang={lang} />
    </>,
  );
}

/** So many findings are shown at once, and so many at all. */
const [mostShown, mostListed] = [15, 100];

/** What the figures themselves speak against: each with what it would be and what that moves in the ranks, and what was accepted. */
function Findings({ release, lang }: { release: Shown; lang: Lang }) {
  const { lead, head, rows, accepted } = figureFindings(release, lang);
  const more = rows.slice(mostShown, mostListed);
  const left = rows.length - mostListed;
  return (
    <section id="findings">
      <h2>{words.findings[lang]}</h2>
      <p>{capitalise([lead]).join('')}</p>
      {rows.length > 0 ? <FindingTable {...{ release, lang, head }} rows={rows.slice(0, mostShown)} /> : null}
      {more.length > 0 ? (
        <details class="fold">
          <summary>{words.moreFindings[lang](more.length)}</summary>
          <FindingTable {...{ release, lang, head }} rows={more} />
          {left > 0 ? <p class="note">{words.notListed[lang](left)}</p> : null}
        </details>
      ) : null}
      {accepted.length > 0 ? (
        <>
          <h3>{words.accepted[lang]}</h3>
          <ul>
            {accepted.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

type FindingRows = ReturnType<typeof figureFindings>['rows'];

/** Findings, each with its series where it is about a figure of one. */
function FindingTable({
  release,
  lang,
  head,
  rows,
}: { release: Shown; lang: Lang } & { head: readonly string[]; rows: FindingRows }) {
  const [where, ...others] = head;
  const text = (title: string | undefined, j: number): Column<FindingRows[number]> => {
    return { title, class: 'wrap', label: true, of: ({ texts }) => texts[j] };
  };
  const series: Column<FindingRows[number]> = {
    title: words.series[lang],
    label: true,
    of: ({ texts, finding }) => <FindingPicture {...{ release, lang, finding }} title={texts[0]!} />,
  };
  return (
    <Table
      scroll={head.join(', ')}
      class="comparison places findings"
      rows={rows}
      columns={[text(where, 0), series, ...others.map((title, j) => text(title, j + 1))]}
    />
  );
}

/** Which share of the records of each signal names its unit; nothing where an edition has no signals. */
function PlacedBySignal({ release, lang }: { release: Shown; lang: Lang }) {
  const { plan, geocoding } = release;
  const placed = geocodingShares(geocoding);
  if (placed.length === 0) return null;
  const { signal, read, inUnit, ambiguous, unplaced, outside, ofArea, ofValue } = words;
  return (
    <section id="placed">
      <h2>{words.placed[lang]}</h2>
      <TextTable
        head={[signal, read, inUnit, ambiguous, unplaced, outside, ofArea, ofValue].map((text) => text[lang])}
        rows={placed.map(({ indicator, records, share, shareOfValue }) => [
          plan.indicators.find(({ id }) => id === indicator)!.title[lang],
          formatCount(records.read, lang),
          ...[...placedShares(records), share].map((x) => formatPercent(x, lang)),
          `${formatPercent(shareOfValue, lang)} (${tallyUnit(release, indicator)[lang]})`,
        ])}
      />
    </section>
  );
}

function Revisions({ vintages, lang }: { vintages: readonly Vintage[]; lang: Lang }) {
  return (
    <section id="vintages">
      <h2>{words.vintages[lang]}</h2>
      <TextTable {...vintageRows(vintages, lang)} texts={4} />
      <p class="note">{words.bias[lang]}</p>
    </section>
  );
}

interface Rows {
  head: readonly string[];
  rows: readonly (readonly string[])[];
  /** The first columns are texts, the others numbers. */
  texts?: number;
  /** All columns are texts that may be long. */
  wrap?: boolean;
}

function TextTable({ head, rows, texts = 1, wrap = false }: Rows) {
  const kind = (j: number) => (wrap ? 'wrap' : j < texts ? undefined : 'n');
  return (
    <Table
      scroll={head.join(', ')}
      rows={rows}
      columns={head.map((title, j) => ({ title, class: kind(j), of: (row: readonly string[]) => row[j] }))}
    />
  );
}
