import type { Lang } from '../../edition/index.js';
import { textWidth, truncate, wrapText } from '../../figures/index.js';
import type { Release, Subject } from '../../release/index.js';
import { periodName, phraseText } from '../../words/index.js';
import { fittingSize, pictureSvg } from '../pictures/picture.js';
import { SentenceText } from '../pictures/sentence.js';
import { type Card, cardOf } from './card.js';
import { cardWords } from './cardWords.js';
import { type CardColumn, heights } from './column.js';
import { FirstColumn } from './firstColumn.js';
import { IndexColumn, OverTime, TimeColumn } from './indexColumn.js';
import { PartsColumn } from './partsColumn.js';
import { RankColumn } from './rankColumn.js';

/** Size of a card in pixels: what social networks show large. */
export const cardSize = { width: 1200, height: 630 } as const;

const margin = 60;
const inner = cardSize.width - 2 * margin;

/**
 * The card of a place in a published period as an SVG file: name, headline, rank with its range, index with its change and its course,
 * parts, source and status. Without a place that of the overview: the total and who comes first.
 *
 * @throws UserError for a period that is not published
 */
export function cardSvg(release: Release, lang: Lang, place?: Subject, period?: string): string {
  const card = cardOf(release, lang, place, period);
  const frame = {
    release,
    lang,
    ...cardSize,
    margin,
    title: `${card.place.name[lang]} · ${release.plan.title[lang]} ${card.period}`,
    alt: phraseText(card.headline),
  };
  return pictureSvg(
    frame,
    <g class="own">
      <Head card={card} lang={lang} />
      <Columns card={card} lang={lang} />
    </g>,
  );
}

interface CardOf {
  card: Card;
  lang: Lang;
}

/** Index and period, the name of the place, and its headline. */
function Head({ card, lang }: CardOf) {
  const { plan } = card.release;
  const when = periodName(card.period, lang);
  const name = nameLines(card.place.name[lang]);
  return (
    <>
      <text class="strong" x={margin} y="82" font-size="22">
        {truncate(plan.title[lang], inner - textWidth(when, 22) - 40, 23.5)}
      </text>
      <text class="soft" x={margin + inner} y="82" font-size="22" text-anchor="end">
        {when}
      </text>
      <line class="hair" x1={margin} x2={margin + inner} y1="102" y2="102" />
      {name.lines.map((line, i) => (
        <text key={line} class="strong" x={margin - 2} y={name.y + i * name.step} font-size={name.size}>
          {line}
          {i === name.lines.length - 1 ? (
            <OtherName card={card} lang={lang} line={line} size={name.size} />
          ) : null}
        </text>
      ))}
      <SentenceText
        phrase={card.headline}
        room={{ x: margin, y: 232, width: inner, lang, size: 31, least: 20, lines: 2 }}
      />
    </>
  );
}

/** A name on one line as large as it can be, or a long one on two. */
function nameLines(name: string): { lines: string[]; size: number; y: number; step: number } {
  const size = fittingSize(name, inner, 62, true);
  if (size >= 40) return { lines: [name], size, y: 174, step: 0 };
  const lines = wrapText(name, inner, 39);
  return {
    lines: [
      ...lines.slice(0, 1),
      ...(lines.length > 1 ? [truncate(lines.slice(1).join(' '), inner, 39)] : []),
    ],
    size: 36,
    y: 146,
    step: 42,
  };
}

/** The Chinese name beside an English one, where there is room and it is another. */
function OtherName({ card, lang, line, size }: CardOf & { line: string; size: number }) {
  const { en, zh } = card.place.name;
  const room = inner - textWidth(line, size) * 1.07 - 30;
  if (lang === 'zh' || zh === en || textWidth(zh, 34) > room) return null;
  return (
    <tspan class="other" dx="18" font-size="34">
      {zh}
    </tspan>
  );
}

/** Three columns: where a place is not ranked its course has one of its own. */
function Columns({ card, lang }: CardOf) {
  const at = (x: number, width: number): CardColumn => ({ card, lang, x, width });
  const [first, second, third] = [
    at(60, card.ranked ? 240 : 310),
    card.ranked ? at(350, 250) : at(400, 220),
    at(660, 480),
  ];
  if (card.detail.kind === 'first' && card.detail.perHead.length > 0 && card.series.length === 1) {
    return (
      <>
        <FirstColumn at={at(60, 480)} rows={card.detail.rows} />
        <FirstColumn at={third} rows={card.detail.perHead} title={cardWords.perHead[lang]} />
      </>
    );
  }
  return (
    <>
      {card.ranked ? <RankColumn at={first} /> : <IndexColumn at={first} />}
      {card.ranked ? (
        <>
          <IndexColumn at={second} />
          <OverTime at={second} top={heights.drawn - 20} height={42} />
        </>
      ) : (
        <TimeColumn at={second} />
      )}
      {card.detail.kind === 'parts' ? (
        <PartsColumn at={third} parts={card.detail.parts} />
      ) : (
        <FirstColumn at={third} rows={card.detail.rows} />
      )}
    </>
  );
}
