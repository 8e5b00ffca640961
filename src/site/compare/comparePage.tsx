import type { ComponentChildren } from 'preact';
import { Table } from '../../documents/index.js';
import { at, isHigherWorse, type Lang, maxLengths } from '../../edition/index.js';
import { type Query, wordOf } from '../../figures/index.js';
import {
  asTitle,
  comparisonFacts,
  viewOf as factsAt,
  formatNodeChange,
  formatScore,
  paragraphOf,
  periodName,
  word,
} from '../../words/index.js';
import { page } from '../frame/layout.js';
import { InFull, Told } from '../frame/says.js';
import { rangeOf } from '../place/headline.js';
import { rangeText } from '../place/overTime.js';
import { FigureSection } from '../place/placeFigure.js';
import { figureAt, type PlaceView, sinceBase } from '../place/view.js';
import { comparePath, type Shown } from '../shown.js';
import { addressOf, type Comparison, chancesOf, comparisonOf, mostPlaces } from './comparison.js';
import { differencesFigure } from './differencesFigure.js';
import { OnChart } from './onChart.js';
import { chanceLines, withoutOrder } from './sentences.js';

/** Up to six places side by side: sentences, figures, and differences by part. */
export async function comparePage(release: Shown, lang: Lang, query: Query): Promise<string> {
  const of = comparisonOf(release, lang, query);
  const chances = await chancesOf(of);
  const title = {
    en: `Compare: ${of.places.map((p) => p.receipt.unit.name.en).join(', ')}`,
    zh: `比较：${of.places.map((p) => p.receipt.unit.name.zh).join('、')}`,
  }[lang];
  const path = addressOf(
    of,
    of.places.map((p) => p.subject),
  ).slice(of.root.length + 1);
  return page(
    release,
    lang,
    title,
    release.files === 'whole' || query('of') === undefined ? comparePath : path,
    <>
      <h1>
        <Order of={of} />
      </h1>
      <InFull {...{ release, lang, period: of.period }} facts={orderFacts(of)} />
      {of.trouble.map((words) => (
        <p role="alert" key={words}>
          {words}
        </p>
      ))}
      <Chances lines={chanceLines(chances, lang)} />
      {release.files ? <OnFiles lang={lang} answering={release.files === 'answering'} /> : <Choose of={of} />}
      {of.places.length === 0 ? null : <SideBySide of={of} />}
      {of.places.length === 0 ? null : (
        <div class="compared">
          <OnChart of={of} />
          {of.places.length < 2 ? null : (
            <FigureSection id="differences" places={of.places} figure={differencesFigure(of.places)} isRead />
          )}
        </div>
      )}
    </>,
    ['figures'],
  );
}

/** The order of the places as far as their rank ranges tell it. */
function Order({ of }: { of: Comparison }) {
  const { release, lang, period } = of;
  const phrase = paragraphOf(release.plan, orderFacts(of), lang);
  return phrase.length === 0 ? (
    withoutOrder(of)
  ) : (
    <Told {...{ release, lang, period }} phrase={asTitle(phrase)} />
  );
}

function orderFacts({ release, places }: Comparison) {
  const first = places[0];
  if (!first) return [];
  return comparisonFacts(
    factsAt(release, first.t, first.g),
    places.map((p) => p.subject),
  );
}

/** How often each ranks above the next; nothing where that is unknown. */
function Chances({ lines }: { lines: readonly string[] }) {
  return lines.length === 0 ? null : (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** One more place by name or code, another period or part: a form that works without scripts. */
function Choose({ of }: { of: Comparison }) {
  const { lang, release, places, root, period, node } = of;
  const { plan } = release;
  const codes = places.map((p) => wordOf(release, p.subject)).join(' ');
  const inner = plan.nodes.filter((n) => n.indicator < 0);
  return (
    <form class="ask" action={`${root}/${comparePath}`}>
      <input type="hidden" name="of" value={codes} />
      {places.length >= mostPlaces ? null : (
        <label>
          {{ en: 'Add', zh: '添加' }[lang]}{' '}
          <input
            name="add"
            placeholder={{ en: 'Place, 地名, pinyin or code', zh: '地名、拼音或代码' }[lang]}
            size={24}
            maxLength={maxLengths.name}
          />
        </label>
      )}
      <label>
        {{ en: 'Period', zh: '时期' }[lang]}{' '}
        <select name="period">
          {plan.periods.slice(plan.first).map((p) => (
            <option key={p} selected={p === period}>
              {p}
            </option>
          ))}
        </select>
      </label>
      {inner.length < 2 ? null : (
        <label>
          {{ en: 'Part', zh: '部分' }[lang]}{' '}
          <select name="node">
            {inner.map((n) => (
              <option key={n.id} value={n.id} selected={n.id === node}>
                {n.title[lang]}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="submit" class="button">
        {{ en: 'Compare', zh: '比较' }[lang]}
      </button>
    </form>
  );
}

function OnFiles({ lang, answering }: { lang: Lang; answering: boolean }) {
  const text = answering
    ? {
        en: 'To compare a place with those most alike, open its page and follow “Compare them”.',
        zh: '如需与最相近的地区比较，请打开该地区的页面，点击“进行比较”。',
      }
    : {
        en: 'This site is files: other places can be compared where the release is served (iplus serve).',
        zh: '本站为静态文件：如需比较其他地区，请以 iplus serve 提供服务。',
      };
  return <p class="note">{text[lang]}</p>;
}

/** A row of figures of the places; of some it is known which is the best. */
interface FigureLine {
  title: string;
  of: (place: PlaceView, i: number) => ComponentChildren;
  values?: readonly (number | null)[];
  /** Whether the lowest is the best. */
  worse?: boolean;
}

/** Values, ranks with their intervals, changes and parts, a column a place. */
function SideBySide({ of }: { of: Comparison }) {
  const { lang, places } = of;
  return (
    <Table
      scroll={{ en: 'Side by side', zh: '并列' }[lang]}
      class="compare"
      rows={linesOf(of)}
      columns={[
        { title: { en: 'Figure', zh: '指标' }[lang], names: true, of: ({ title }) => title },
        ...places.map((p, i) => ({
          title: <PlaceHead of={of} place={p} />,
          class: 'n',
          cell: ({ values = [], worse }: FigureLine) => (isBest(values, i, worse) ? 'best' : undefined),
          of: (line: FigureLine) => line.of(p, i),
        })),
      ]}
    />
  );
}

/** The name of a place, and the way to leave it out. */
function PlaceHead({ of, place }: { of: Comparison; place: PlaceView }) {
  const { lang, places, release } = of;
  const { name } = place.receipt.unit;
  const others = places.filter((other) => other !== place).map(({ subject }) => subject);
  return (
    <>
      <a href={figureAt(place, place.subject.code)}>{name[lang]}</a>
      {release.files === 'whole' || others.length === 0 ? null : (
        <a
          class="off"
          href={addressOf(of, others)}
          aria-label={{ en: `Leave out ${name.en}`, zh: `移除${name.zh}` }[lang]}
        >
          ×
        </a>
      )}
    </>
  );
}

function linesOf({ lang, places, release: { plan } }: Comparison): FigureLine[] {
  const [first] = places;
  const based = places.find((p) => p.receipt.base)?.receipt.base?.period;
  const scores = (h: number, title: string): FigureLine => {
    const values = places.map((p) => valueAt(p, h));
    return {
      title,
      values,
      worse: isHigherWorse(plan, h),
      of: (p, i) => (
        <a href={figureAt(p, p.subject.code, plan.nodes[h]!.id)}>
          {formatScore(p.release, p.subject, h, p.t, values[i]!, lang)}
        </a>
      ),
    };
  };
  return [
    scores(first!.g, first!.receipt.title[lang]),
    ...(places.some((p) => p.receipt.rank !== null && p.receipt.of > 1)
      ? [{ title: word('rank', lang), of: (p: PlaceView) => rankText(p, lang) }]
      : []),
    ...(places.some(rangeOf)
      ? [
          {
            title: { en: 'Rank in nine of ten variants', zh: '九成方案下的位次' }[lang],
            of: (p: PlaceView) => rangeText(rangeOf(p)),
          },
        ]
      : []),
    ...(based === undefined
      ? []
      : [
          {
            title: { en: `Change since ${based}`, zh: `较${periodName(based, 'zh')}变化` }[lang],
            of: (p: PlaceView) => formatNodeChange(plan, p.g, sinceBase(p).change, lang),
          },
        ]),
    ...plan.nodes[first!.g]!.children.map((h) => scores(h, plan.nodes[h]!.title[lang])),
  ];
}

function rankText({ receipt: { rank, of } }: PlaceView, lang: Lang): string {
  if (rank === null) return '–';
  return { en: `${rank} of ${of}`, zh: `${rank} / ${of}` }[lang];
}

/** The value of a place at a node; for the total, its own value. */
function valueAt({ level, subject, release, t }: PlaceView, h: number): number {
  return level ? at(level, h, subject.number, t) : at(release.index.total, h, 0, t);
}

/** Whether a value is the best of those known, of which there are several. */
function isBest(values: readonly (number | null)[], i: number, worse = false): boolean {
  const known = values.filter((v) => v !== null && !Number.isNaN(v)) as number[];
  return known.length > 1 && values[i] === (worse ? Math.min(...known) : Math.max(...known));
}
