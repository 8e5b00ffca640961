import { chartStyle, colours, cut, wrapped } from '../../figures/index.js';
import { periodName, plain } from '../../words/index.js';
import { pictureSvg } from '../pictures/picture.js';
import { Said, saidHeight } from '../pictures/said.js';
import type { Box } from '../pictures/sparkline.js';
import { ChartBox, isTall } from './chartBox.js';
import { PlaceRows } from './placeRows.js';
import { SaidList } from './saidList.js';
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
    alt: altOf(of, slide),
    style: chartStyle(colours('light')),
    page: `${slides.indexOf(slide) + 1} / ${slides.length}`,
  };
  const Layout = slide.id === 'cover' ? Cover : Chapter;
  return pictureSvg(frame, <Layout of={of} slide={slide} />);
}

/** The text of a slide: its alternative text. */
function altOf({ lang }: Slides, { title, sentence, shown }: Slide): string {
  const gap = lang === 'en' ? ' ' : '';
  const more = {
    figure: () => (shown.kind === 'figure' ? [`${shown.figure.title[lang]}: ${shown.figure.alt[lang]}`] : []),
    places: () =>
      shown.kind === 'places'
        ? [shown.rows.map(({ rank, subject }) => `${rank.value} ${subject.name[lang]}`).join(', ')]
        : [],
    said: () => (shown.kind === 'said' ? shown.sentences.map(plain) : []),
  }[shown.kind]();
  return [`${title[lang]}${{ en: ':', zh: '：' }[lang]}`, plain(sentence), ...more].join(gap);
}

interface At {
  of: Slides;
  slide: Slide;
}

/** The name of the place, large, and the headline. */
function Cover({ of: { release, lang, period }, slide }: At) {
  const name = wrapped(slide.title[lang], inner, 88).slice(0, 2);
  const y = 350 + (name.length - 1) * 90;
  return (
    <g class="own">
      <text class="strong" x={margin} y="150" font-size="30">
        {cut(release.plan.title[lang], inner, 33)}
      </text>
      <text class="soft" x={margin} y="194" font-size="26">
        {periodName(period, lang)}
      </text>
      {name.map((line, i) => (
        <text key={line} class="strong" x={margin - 4} y={350 + i * 90} font-size="84">
          {line}
        </text>
      ))}
      <Said
        phrase={slide.sentence}
        room={{ x: margin, y: y + 90, width: inner, lang, size: 38, least: 24, lines: 3 }}
      />
    </g>
  );
}

/** The chapter above, its sentence, and what is to be seen below it, or beside it where that is tall. */
function Chapter(at: At) {
  const { of, slide } = at;
  const { lang } = of;
  const { shown } = slide;
  const beside = shown.kind === 'figure' && isTall(shown.figure, lang);
  const room = {
    x: margin,
    y: 164,
    width: beside ? 400 : inner,
    lang,
    size: beside ? 31 : 37,
    least: 22,
    lines: beside ? 10 : 3,
    bold: true,
  };
  const top = beside ? 128 : room.y + saidHeight(slide.sentence, room) + 6;
  const x = beside ? margin + 440 : margin;
  const box: Box = { x, y: top, width: slideSize.width - margin - x, height: bottom - top };
  return (
    <>
      <g class="own">
        <Head {...at} />
        <Said phrase={slide.sentence} room={room} />
        {shown.kind === 'places' ? <PlaceRows of={of} shown={shown} box={box} /> : null}
        {shown.kind === 'said' ? <SaidList sentences={shown.sentences} lang={lang} box={box} /> : null}
      </g>
      {shown.kind === 'figure' ? <ChartBox figure={shown.figure} lang={lang} box={box} /> : null}
    </>
  );
}

function Head({ of: { lang, place, period }, slide }: At) {
  return (
    <>
      <text class="strong accent" x={margin} y="84" font-size="22">
        {cut(slide.title[lang], inner / 2, 24)}
      </text>
      <text class="soft" x={margin + inner} y="84" font-size="20" text-anchor="end">
        {cut(`${place.name[lang]} · ${periodName(period, lang)}`, inner / 2 - 20, 20)}
      </text>
      <line class="hair" x1={margin} x2={margin + inner} y1="104" y2="104" />
    </>
  );
}
