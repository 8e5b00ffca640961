import { altOf, chartStyle, colours, truncate, wrapText } from '../../figures/index.js';
import { periodName, phraseText } from '../../words/index.js';
import { pictureSvg } from '../pictures/picture.js';
import { SentenceText, sentenceHeight } from '../pictures/sentence.js';
import type { Box } from '../pictures/sparkline.js';
import { coverTitles } from '../report/report.js';
import { ChartBox, isTall, SmallBox } from './chartBox.js';
import { PlaceRows } from './placeRows.js';
import { PointList } from './pointList.js';
import type { Slide, Slides } from './slide.js';

/** Size of a slide in pixels, 16:9. */
const slideSize = { width: 1280, height: 720 } as const;

const margin = 64;
const inner = slideSize.width - 2 * margin;
/** Where the content of a slide ends. */
const bottom = slideSize.height - 78;

/** A slide as an SVG file that stands alone. */
export function slideSvg(of: Slides, slide: Slide): string {
  const { release, lang, slides } = of;
  const frame = {
    release,
    lang,
    ...slideSize,
    margin,
    title: `${slide.title[lang]} · ${release.plan.title[lang]} ${of.period}`,
    alt: wordsOf(of, slide),
    style: chartStyle(colours('light')),
    page: `${slides.indexOf(slide) + 1} / ${slides.length}`,
  };
  const Layout = slide.id === 'cover' ? Cover : Chapter;
  return pictureSvg(frame, <Layout of={of} slide={slide} />);
}

/** The text of a slide: its alternative text. */
function wordsOf({ lang }: Slides, { title, sentence, points, content }: Slide): string {
  const gap = lang === 'en' ? ' ' : '';
  const said = [sentence, ...points.map(({ phrase }) => phrase)].map(phraseText);
  const picture =
    content?.kind === 'figure'
      ? [`${content.figure.title[lang]}: ${altOf(content.figure, lang)}`]
      : content?.kind === 'places'
        ? [content.rows.map(({ rank, subject }) => `${rank.value} ${subject.name[lang]}`).join(', ')]
        : [];
  return [`${title[lang]}${{ en: ':', zh: '：' }[lang]}`, ...said, ...picture].join(gap);
}

interface SlideContext {
  of: Slides;
  slide: Slide;
}

/** The name of the place, large, and the headline. */
function Cover({ of: { release, place, lang, period }, slide }: SlideContext) {
  const name = wrapText(slide.title[lang], inner, 88).slice(0, 2);
  const y = 350 + (name.length - 1) * 90;
  return (
    <g class="own">
      <text class="strong" x={margin} y="150" font-size="30">
        {truncate(coverTitles(release, place).small[lang], inner, 33)}
      </text>
      <text class="soft" x={margin} y="194" font-size="26">
        {periodName(period, lang)}
      </text>
      {name.map((line, i) => (
        <text key={line} class="strong" x={margin - 4} y={350 + i * 90} font-size="84">
          {line}
        </text>
      ))}
      <SentenceText
        phrase={slide.sentence}
        room={{ x: margin, y: y + 90, width: inner, lang, size: 38, least: 24, lines: 3 }}
      />
    </g>
  );
}

/** Width of the points beside a picture, and the room between them. */
const [column, gap] = [380, 44];

/** The chapter above, its sentence, then its points beside its picture; beside a tall picture the sentence too. */
function Chapter(at: SlideContext) {
  const { of, slide } = at;
  const { lang } = of;
  const { content, points } = slide;
  const tall = content?.kind === 'figure' && isTall(content.figure, lang);
  const room = {
    x: margin,
    y: 160,
    width: tall ? column : inner,
    lang,
    size: tall ? 28 : 35,
    least: 20,
    lines: tall ? 7 : 3,
    bold: true,
  };
  const below = room.y + sentenceHeight(slide.sentence, room);
  const beside = tall || (content !== undefined && points.length > 0);
  const x = beside ? margin + column + gap : margin;
  const top = tall ? 128 : below + 6;
  const picture: Box = { x, y: top, width: slideSize.width - margin - x, height: bottom - top };
  const list: Box = { x: margin, y: below, width: content ? column : inner, height: bottom - below };
  return (
    <>
      <g class="own">
        <Head {...at} />
        <SentenceText phrase={slide.sentence} room={room} />
        {content?.kind === 'places' ? <PlaceRows of={of} shown={content} box={picture} /> : null}
      </g>
      <PointList points={points} lang={lang} box={list} />
      {content?.kind === 'drawing' ? <SmallBox small={content.drawn} lang={lang} box={picture} /> : null}
      {content?.kind === 'figure' ? <ChartBox figure={content.figure} lang={lang} box={picture} /> : null}
    </>
  );
}

function Head({ of: { lang, place, period }, slide }: SlideContext) {
  return (
    <>
      <text class="strong accent" x={margin} y="84" font-size="22">
        {truncate(slide.title[lang], inner / 2, 24)}
      </text>
      <text class="soft" x={margin + inner} y="84" font-size="20" text-anchor="end">
        {truncate(`${place.name[lang]} · ${periodName(period, lang)}`, inner / 2 - 20, 20)}
      </text>
      <line class="hair" x1={margin} x2={margin + inner} y1="104" y2="104" />
    </>
  );
}
