import { hasNaturalZero } from '../../edition/index.js';
import { timesOf } from '../../figures/index.js';
import { baseText, periodName, phraseText, plainPoints, plainSigned, speakerOf } from '../../words/index.js';
import { PieceSpan } from '../pictures/sentence.js';
import { sparkline } from '../pictures/sparkline.js';
import { cardWords as words } from './cardWords.js';
import { BigFigure, type CardColumn, heights, Label } from './column.js';

/** The index and how it changed. */
export function IndexColumn({ at }: { at: CardColumn }) {
  const { card, lang } = at;
  const { value, change, release } = card;
  const s = speakerOf(release.plan, lang);
  const shown = value ? plainPoints(value, s) : '–';
  const signed = change && <PieceSpan piece={plainSigned(change.points, s)} />;
  const since = change && periodName(change.period, lang);
  const below =
    lang === 'en' ? (
      <>
        {signed} {change && baseText(release.plan, change.period)}
      </>
    ) : (
      <>
        较{since} {signed}
      </>
    );
  return (
    <BigFigure
      at={at}
      label={words.index[lang]}
      text={phraseText([shown])}
      below={change ? below : card.perHead ? <PerHead at={at} /> : undefined}
    >
      <PieceSpan piece={shown} />
      {value ? (
        <tspan class="unit" font-size="20" dx="8">
          {words.points[lang]}
        </tspan>
      ) : null}
    </BigFigure>
  );
}

/** Value and rank per head. */
function PerHead({ at: { card, lang } }: { at: CardColumn }) {
  const { value, rank } = card.perHead!;
  const s = speakerOf(card.release.plan, lang);
  const [shown, place] = [<PieceSpan piece={plainPoints(value, s)} />, <PieceSpan piece={s.rank(rank)} />];
  if (lang === 'zh')
    return (
      <>
        人均{shown}点，{place}
      </>
    );
  return (
    <>
      Per head {shown}, {place}
    </>
  );
}

/** The value over the periods, above zero where the index has one, with the first and the last period below; nothing where there is one alone. */
export function OverTime({ at, top, height }: { at: CardColumn; top: number; height: number }) {
  const { card, lang, x, width } = at;
  const { series } = card;
  const fromZero = hasNaturalZero(card.release.plan);
  const drawn = sparkline(
    series.map(({ value }) => value?.value ?? Number.NaN),
    timesOf(series.map(({ period }) => period)),
    fromZero,
    { x: x + 5, y: top, width: width - 10, height },
  );
  if (!drawn) return null;
  return (
    <>
      {fromZero ? <line class="axis" x1={x} x2={x + width} y1={top + height} y2={top + height} /> : null}
      <path class="trend" d={drawn.path} />
      <circle class="spot" cx={drawn.end.x} cy={drawn.end.y} r="7" />
      <text class="soft" x={x} y={heights.end} font-size="14">
        {periodName(series[0]!.period, lang)}
      </text>
      <text class="soft" x={x + width} y={heights.end} font-size="14" text-anchor="end">
        {periodName(series.at(-1)!.period, lang)}
      </text>
    </>
  );
}

/** The course of the value in a column of its own. */
export function TimeColumn({ at }: { at: CardColumn }) {
  const known = at.card.series.filter(({ value }) => value).length;
  if (known < 2) return null;
  return (
    <>
      <Label at={at}>{words.overTime[at.lang]}</Label>
      <OverTime at={at} top={376} height={140} />
    </>
  );
}
