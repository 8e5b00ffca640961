import type { ComponentChildren } from 'preact';
import { at, isHigherWorse, type Lang, maxLengths } from '../../edition/index.js';
import { chartQueryOf, type Query, wordOf } from '../../figures/index.js';
import {
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
import { figureAt, type PlaceView, sinceBase } from '../place/view.js';
import { chartsPath, comparePath, type Shown } from '../shown.js';
import {
  addressOf,
  type Chance,
  type Comparison,
  chancesOf,
  comparisonOf,
  mostPlaces,
} from './comparison.js';
import { Differences } from './differences.js';
import { chanceLines, changeLine, withoutOrder } from './sentences.js';

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
      <Sentences of={of} chances={chances} />
      {release.files ? <OnFiles lang={lang} answering={release.files === 'answering'} /> : <Choose of={of} />}
      {of.places.length === 0 ? null : <SideBySide of={of} />}
      <Differences of={of} />
      <OnChart of={of} />
    </>,
    ['figures'],
  );
}

/** The order of the places as far as their rank ranges tell it. */
function Order({ of }: { of: Comparison }) {
  const { release, lang, period } = of;
  const phrase = paragraphOf(release.plan, orderFacts(of), lang);
  return phrase.length === 0 ? withoutOrder(of) : <Told {...{ release, lang, period, phrase }} />;
}

function orderFacts({ release, places }: Comparison) {
  const first = places[0];
  if (!first) return [];
  return comparisonFacts(
    factsAt(release, first.t, first.g),
    places.map((p) => p.subject),
  );
}

function Sentences({ of, chances }: { of: Comparison; chances: readonly Chance[] }) {
  const change = changeLine(of);
  const lines = [...chanceLines(chances, of.lang), ...(change === undefined ? [] : [change])];
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

/** The places over time, on a map or against another measure. */
function OnChart({ of: { places, release, lang, root, node } }: { of: Comparison }) {
  const [first] = places;
  if (!first || release.files === 'whole') return null;
  const subjects = places.map(({ subject }) => subject);
  return (
    <p>
      <a href={`${root}/${chartsPath}${chartQueryOf(release, subjects, node, first.t)}`}>
        {{ en: 'These places on a chart', zh: '在图表中查看这些地区' }[lang]}
      </a>
    </p>
  );
}

/** Values, ranks with their intervals, changes and parts, a column a place. */
function SideBySide({ of }: { of: Comparison }) {
  const { lang, places, release } = of;
  const ranked = places.some((p) => p.receipt.rank !== null && p.receipt.of > 1);
  const ranges = places.map(rangeOf);
  const parts = places[0]!.plan.nodes[places[0]!.g]!.children;
  const based = places.some((p) => p.receipt.base);
  return (
    <div class="scroll" role="region" tabIndex={0} aria-label={{ en: 'Side by side', zh: '并列' }[lang]}>
      <table class="compare">
        <thead>
          <tr>
            <th scope="col">{{ en: 'Figure', zh: '指标' }[lang]}</th>
            {places.map((p) => (
              <th scope="col" class="n" key={p.subject.code}>
                <a href={figureAt(p, p.subject.code)}>{p.receipt.unit.name[lang]}</a>
                {release.files === 'whole' || places.length < 2 ? null : (
                  <a
                    class="off"
                    href={addressOf(
                      of,
                      places.filter((other) => other !== p).map((other) => other.subject),
                    )}
                    aria-label={
                      { en: `Leave out ${p.receipt.unit.name.en}`, zh: `移除${p.receipt.unit.name.zh}` }[lang]
                    }
                  >
                    ×
                  </a>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row title={places[0]!.receipt.title[lang]} values={places.map((p) => p.receipt.value)}>
            {places.map((p) => (
              <a key={p.subject.code} href={figureAt(p, p.subject.code)}>
                {formatScore(release, p.subject, p.g, p.t, p.receipt.value ?? Number.NaN, lang)}
              </a>
            ))}
          </Row>
          {ranked ? <Row title={word('rank', lang)}>{places.map((p) => rankText(p, lang))}</Row> : null}
          {ranges.some((r) => r) ? (
            <Row title={{ en: 'Rank in nine of ten variants', zh: '九成方案下的位次' }[lang]}>
              {ranges.map(rangeText)}
            </Row>
          ) : null}
          {based ? (
            <Row
              title={
                { en: `Change since ${baseOf(places)}`, zh: `较${periodName(baseOf(places), 'zh')}变化` }[
                  lang
                ]
              }
            >
              {places.map((p) => formatNodeChange(release.plan, p.g, sinceBase(p).change, lang))}
            </Row>
          ) : null}
          {parts.map((h) => {
            const { id, title } = release.plan.nodes[h]!;
            const values = places.map((p) => valueAt(p, h));
            return (
              <Row key={id} title={title[lang]} values={values} worse={isHigherWorse(release.plan, h)}>
                {places.map((p, i) => (
                  <a key={p.subject.code} href={figureAt(p, p.subject.code, id)}>
                    {formatScore(release, p.subject, h, p.t, values[i]!, lang)}
                  </a>
                ))}
              </Row>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const baseOf = (places: readonly PlaceView[]) => places.find((p) => p.receipt.base)!.receipt.base!.period;

function rankText({ receipt: { rank, of } }: PlaceView, lang: Lang): string {
  if (rank === null) return '–';
  return { en: `${rank} of ${of}`, zh: `${rank} / ${of}` }[lang];
}

/** The value of a place at a node; for the total, its own value. */
function valueAt({ level, subject, release, t }: PlaceView, h: number): number {
  return level ? at(level, h, subject.number, t) : at(release.index.total, h, 0, t);
}

/** A row of figures, the highest of some values in bold. */
function Row({
  title,
  values = [],
  worse = false,
  children,
}: {
  title: string;
  values?: readonly (number | null)[];
  /** Whether the lowest is the best. */
  worse?: boolean;
  children: readonly ComponentChildren[];
}) {
  const known = values.filter((v) => v !== null && !Number.isNaN(v)) as number[];
  const best = known.length > 1 ? (worse ? Math.min(...known) : Math.max(...known)) : Number.NaN;
  return (
    <tr>
      <th scope="row">{title}</th>
      {children.map((child, i) => (
        <td key={i} class={values[i] === best ? 'n best' : 'n'}>
          {child}
        </td>
      ))}
    </tr>
  );
}
