import { hasNaturalZero, type Lang } from '../../edition/index.js';
import { type StripAxis, stripAxisOf, textWidth, truncate, wrapText } from '../../figures/index.js';
import { type CitedFigure, type Phrase, phrase, phraseText, speakerOf } from '../../words/index.js';
import { Bar } from '../pictures/bar.js';
import { fittingSize } from '../pictures/picture.js';
import { signedPoints } from '../pictures/points.js';
import { PieceSpan } from '../pictures/sentence.js';
import type { CardPart } from './card.js';
import { cardWords as words } from './cardWords.js';
import { type CardColumn, heights, Label } from './column.js';

/** Most parts that are drawn. */
const mostParts = 6;

/** The parts of the index for a place: beside those of all other places where it is ranked, else as bars. */
export function PartsColumn({ at, parts }: { at: CardColumn; parts: readonly CardPart[] }) {
  const { lang } = at;
  const shown = parts.slice(0, mostParts);
  const ranked = shown.some(({ everyone }) => everyone.length > 0);
  const axis = stripAxisOf(
    shown.flatMap(({ everyone, value }) => [...everyone, value?.value ?? Number.NaN]),
    hasNaturalZero(at.card.release.plan),
  );
  const step = Math.min(44, 200 / Math.max(1, shown.length));
  const top = shown.reduce((high, { value }) => Math.max(high, value?.value ?? 0), 0);
  const left = parts.length - shown.length;
  const rooms = roomsOf(at, shown);
  return (
    <>
      <Label at={at}>
        {words.parts[lang]}
        {ranked ? (
          <tspan font-size="15" dx="10">
            {axis?.isLog ? words.everyoneLog[lang] : words.everyone[lang]}
          </tspan>
        ) : null}
        {left > 0 ? (
          <tspan font-size="15" dx="10">
            {{ en: `the largest ${mostParts}`, zh: `前${mostParts}项` }[lang]}
          </tspan>
        ) : null}
      </Label>
      {shown.map((part, i) => (
        <Part
          key={part.title.en}
          at={at}
          part={part}
          y={heights.label + 38 + i * step}
          hue={i}
          {...{ axis, top, rooms }}
        />
      ))}
    </>
  );
}

interface PartOf {
  at: CardColumn;
  part: CardPart;
  /** Baseline. */
  y: number;
  hue: number;
  axis: StripAxis | undefined;
  /** The greatest value of all parts. */
  top: number;
  rooms: Rooms;
}

/** How wide the widest value and the widest rank of a column are, with the gap before them; no rank takes no room. */
interface Rooms {
  value: number;
  rank: number;
}

/** Sizes of values and ranks, and how much wider strong letters are than others. */
const [valueSize, rankSize, strong] = [18, 16, 1.07];
const gap = 14;

function roomsOf({ lang, card }: CardColumn, parts: readonly CardPart[]): Rooms {
  const widest = (texts: readonly string[], size: number) =>
    texts.reduce((most, text) => Math.max(most, gap + textWidth(text, size)), 0);
  const ranks = parts.flatMap(({ rank }) => (rank ? [phraseText(rankPhrase(rank, card, lang))] : []));
  const values = parts.map(({ value }) => (value ? phraseText([signedPoints(value, lang)]) : '–'));
  return { value: widest(values, valueSize * strong), rank: widest(ranks, rankSize) };
}

/** "rank 138", 第138位. */
function rankPhrase(rank: CitedFigure, { release }: CardColumn['card'], lang: Lang): Phrase {
  const figure = speakerOf(release.plan, lang).figure(rank);
  return lang === 'zh' ? phrase`第${figure}位` : phrase`rank ${figure}`;
}

function Part({ at, part, y, hue, axis, top, rooms }: PartOf) {
  const { x, width, lang, card } = at;
  const { title, value, rank, everyone } = part;
  const ranked = everyone.length > 0;
  const end = x + width - rooms.rank;
  const from = x + width * 0.38;
  const room = Math.min(width * (ranked ? 0.35 : 0.44), end - rooms.value - from);
  return (
    <>
      <PartName title={title[lang]} {...{ x, y }} width={width * 0.36} />
      <rect class="track" x={from} y={y - 21} width={room} height="28" rx="3" />
      {axis && ranked ? (
        <Strip {...{ everyone, axis, hue, y, from, room }} value={value?.value ?? Number.NaN} />
      ) : null}
      {value && !ranked ? <Bar value={value.value} {...{ hue, y, from, room, most: top }} /> : null}
      <text class="strong" x={end} y={y} font-size={valueSize} text-anchor="end">
        {value ? <PieceSpan piece={signedPoints(value, lang)} /> : '–'}
      </text>
      {rank ? (
        <text class="soft" x={x + width} y={y} font-size={rankSize} text-anchor="end">
          {rankPhrase(rank, card, lang).map((piece, i) => (
            <PieceSpan key={i} piece={piece} />
          ))}
        </text>
      ) : null}
    </>
  );
}

/** The name of a part, on two lines of smaller type where it is too long for one. */
function PartName({ title, x, y, width }: { title: string; x: number; y: number; width: number }) {
  const size = Math.max(14, fittingSize(title, width, 18));
  const lines = textWidth(title, size) > width ? wrapText(title, width, 14) : [title];
  if (lines.length === 1) {
    return (
      <text x={x} y={y} font-size={size}>
        {truncate(title, width, size)}
      </text>
    );
  }
  return (
    <>
      {[lines[0]!, lines.slice(1).join(' ')].map((line, i) => (
        <text key={i} x={x} y={y - 10 + i * 17} font-size="14">
          {truncate(line, width, 14)}
        </text>
      ))}
    </>
  );
}

interface StripOf {
  everyone: readonly number[];
  value: number;
  axis: StripAxis;
  hue: number;
  y: number;
  from: number;
  room: number;
}

/** Each place as a line, the place of the card as a longer one. */
function Strip({ everyone, value, axis, hue, y, from, room }: StripOf) {
  const along = (v: number) => Math.round(from + 3 + (room - 6) * axis.at(v));
  const drawn = everyone.filter((v) => Number.isFinite(v) && (!axis.isLog || v > 0));
  const lines = [...new Set(drawn.map(along))].map((left) => `M${left} ${y - 17}v20`);
  return (
    <>
      <path class={`everyone s${hue}`} d={lines.join('')} />
      {Number.isFinite(value) ? <path class="here" d={`M${along(value)} ${y - 23}v32`} /> : null}
    </>
  );
}
