import type { Lang } from '../../edition/index.js';
import { coordinate } from '../../figures/index.js';
import type { CitedFigure, FactOf, RankRange } from '../../words/index.js';
import { amongAllInChinese, amongAllInEnglish, type Speaker, speakerOf } from '../../words/index.js';
import { PieceSpan } from '../pictures/sentence.js';
import { cardWords as words } from './cardWords.js';
import { BigFigure, type CardColumn, heights } from './column.js';

type Ranked = NonNullable<FactOf<'standing'>['ranked']>;

/**
 * The rank, or its range, and the number of places, on a line from the first to the last; nothing where the place is not ranked.
 */
export function RankColumn({ at }: { at: CardColumn }) {
  const { card, lang } = at;
  const { ranked, release } = card;
  if (!ranked) return null;
  const s = speakerOf(release.plan, lang);
  const among = { en: amongAllInEnglish, zh: amongAllInChinese }[lang](ranked.of, card.place.level, s);
  const peers = among.map((piece, i) => <PieceSpan key={i} piece={piece} />);
  const below = lang === 'en' ? <>of {peers}</> : <>{peers}中</>;
  return (
    <>
      <BigFigure at={at} label={words.rank[lang]} text={rankText(ranked)} below={below}>
        {isOpen(ranked) ? (
          <RangeEnds range={ranked.range!} s={s} />
        ) : (
          <PieceSpan piece={s.figure(ranked.rank)} />
        )}
      </BigFigure>
      <Line at={at} ranked={ranked} />
      <text class="soft" x={at.x} y={heights.end} font-size="16">
        <RangeText ranked={ranked} lang={lang} s={s} />
      </text>
    </>
  );
}

function Line({ at: { lang, x, width }, ranked: { rank, of, range } }: { at: CardColumn; ranked: Ranked }) {
  const along = (figure: CitedFigure) =>
    coordinate(x + (width * (figure.value - 1)) / Math.max(1, of.value - 1));
  const y = heights.drawn;
  return (
    <>
      <line class="axis" x1={x} x2={x + width} y1={y} y2={y} />
      {range ? <line class="reach" x1={along(range.low)} x2={along(range.high)} y1={y} y2={y} /> : null}
      <circle class="spot" cx={along(rank)} cy={y} r="7" />
      <text class="soft" x={x} y={y + 27} font-size="14">
        {words.first[lang]}
      </text>
      <text class="soft" x={x + width} y={y + 27} font-size="14" text-anchor="end">
        {words.last[lang]}
      </text>
    </>
  );
}

const isOpen = ({ range }: Ranked) => range !== undefined && range.low.value < range.high.value;

/** The rank or its range, to see how large it can be. */
const rankText = (ranked: Ranked) =>
  isOpen(ranked) ? `${ranked.range!.low.value}–${ranked.range!.high.value}` : `${ranked.rank.value}`;

function RangeEnds({ range, s }: { range: RankRange; s: Speaker }) {
  return (
    <>
      <PieceSpan piece={s.figure(range.low)} />–<PieceSpan piece={s.figure(range.high)} />
    </>
  );
}

/** How certain the rank is: unchanged in nine of ten variants, or else the published rank. */
function RangeText({ ranked, lang, s }: { ranked: Ranked; lang: Lang; s: Speaker }) {
  const { rank, range } = ranked;
  if (!range) return null;
  if (isOpen(ranked)) {
    const published = <PieceSpan piece={s.rank(rank)} />;
    return lang === 'en' ? <>{published} by the published weights</> : <>按公布权重列{published}</>;
  }
  if (range.low.value === rank.value) return <>{words.holds[lang]}</>;
  const low = <PieceSpan piece={s.figure(range.low)} />;
  return lang === 'en' ? <>{low} in nine of ten variants</> : <>九成方案下第{low}位</>;
}
