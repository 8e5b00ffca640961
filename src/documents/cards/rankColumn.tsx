import type { Lang } from '../../edition/index.js';
import { px } from '../../figures/index.js';
import type { CitedFigure, FactOf } from '../../words/index.js';
import { type Speaker, speakerOf } from '../../words/index.js';
import { Written } from '../pictures/said.js';
import { peersOf } from './card.js';
import { cardWords as words } from './cardWords.js';
import { Big, type CardColumn, heights } from './column.js';

type Ranked = NonNullable<FactOf<'standing'>['ranked']>;

/** The rank, of how many, with its range on a line from the first to the last; nothing where the place is not ranked. */
export function RankColumn({ at }: { at: CardColumn }) {
  const { card, lang } = at;
  const { ranked, release } = card;
  if (!ranked) return null;
  const s = speakerOf(release.plan, lang);
  const peers = peersOf(card)[lang];
  const of = <Written piece={s.figure(ranked.of)} />;
  const below =
    lang === 'en' ? (
      <>
        of {of} {peers.toLowerCase()}
      </>
    ) : (
      <>
        共{of}个{peers}
      </>
    );
  return (
    <>
      <Big at={at} label={words.rank[lang]} text={`${ranked.rank.value}`} below={below}>
        <Written piece={s.figure(ranked.rank)} />
      </Big>
      <Line at={at} ranked={ranked} />
      <text class="soft" x={at.x} y={heights.end} font-size="16">
        <RangeText ranked={ranked} lang={lang} s={s} />
      </text>
    </>
  );
}

function Line({ at: { lang, x, width }, ranked: { rank, of, range } }: { at: CardColumn; ranked: Ranked }) {
  const along = (figure: CitedFigure) => px(x + (width * (figure.value - 1)) / Math.max(1, of.value - 1));
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

/** Between which ranks nine in ten variants leave it; in words where that is one. */
function RangeText({ ranked: { rank, range }, lang, s }: { ranked: Ranked; lang: Lang; s: Speaker }) {
  if (!range) return null;
  const [low, high] = [<Written piece={s.figure(range.low)} />, <Written piece={s.figure(range.high)} />];
  const one = range.low.value === range.high.value;
  if (one && range.low.value === rank.value) return <>{words.holds[lang]}</>;
  const between = one ? (
    low
  ) : (
    <>
      {low}–{high}
    </>
  );
  return lang === 'en' ? <>{between} in nine of ten variants</> : <>九成方案下第{between}位</>;
}
