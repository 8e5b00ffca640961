import { firstIsBest, type Lang, type Text } from '../../edition/index.js';
import { type Bar, barChart, spreadLabels, textWidth, truncate, wrapText } from '../../figures/index.js';
import type { Subject } from '../../release/index.js';
import { gainIn, type PlaceSheet, periodName, phraseText, speakerOf, type View } from '../../words/index.js';

/** The width of every chart, in pixels: half of a sheet of paper. */
const width = 350;

/** The classes of the places that are examples of a rise. */
const hues = ['peer1', 'peer3', 'peer4'] as const;

export interface SheetOf {
  sheet: PlaceSheet;
  lang: Lang;
}

/** Rank with its range: "18 (14–21)". */
export function rankText(view: Pick<View, 'rankNumber' | 'range'>, of: Subject, lang: Lang): string {
  const range = view.range(of);
  const wide = range && range.low.value !== range.high.value;
  return `${view.rankNumber(of)}${wide ? inBrackets(range.low.value, range.high.value, lang) : ''}`;
}

export const inBrackets = (low: number, high: number, lang: Lang): string =>
  low === high ? '' : { en: ` (${low}–${high})`, zh: `（${low}—${high}）` }[lang];

/** Who is drawn beside the place: those that were close, or where they are too few those nearest in rank then. */
export function drawnBeside({ place, view, before, close }: PlaceSheet): readonly Subject[] {
  if (close.length > 1) return close;
  const peers = before.peers(place).filter((one) => view.rankNumber(one) > 0);
  const at = peers.findIndex(({ code }) => code === place.code);
  return peers.slice(Math.max(0, at - 3), at + 4).filter(({ code }) => code !== place.code);
}

function hueOf({ place, examples }: PlaceSheet, one: Subject): string {
  return one.code === place.code
    ? 'own'
    : (hues[examples.findIndex(({ code }) => code === one.code)] ?? 'other');
}

function Svg({
  height,
  label,
  children,
}: {
  height: number;
  label: string;
  children: preact.ComponentChildren;
}) {
  return (
    <svg class="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {children}
    </svg>
  );
}

/** How many have a rank in the parts, of both periods: the fewest and the most. */
export function rankedIn({ parts }: Pick<PlaceSheet, 'parts'>): [number, number] {
  const counts = parts.flatMap(({ of }) => of);
  return [Math.min(...counts), Math.max(...counts)];
}

/** The rank in each part, then and now. */
export function PartsChart({ sheet: { view, parts }, lang, label }: SheetOf & { label: string }) {
  const [, of] = rankedIn({ parts });
  const better = firstIsBest(view.release.plan) ? 1 : -1;
  const [from, to] = [124, 262];
  const x = (rank: number) => from + ((to - from) * (rank - 1)) / Math.max(1, of - 1);
  const row = Math.max(40, 168 / Math.max(1, parts.length));
  return (
    <Svg height={22 + row * parts.length} label={label}>
      {[1, of].map((rank) => (
        <g key={rank}>
          <line class="grid" x1={x(rank)} x2={x(rank)} y1={18} y2={18 + row * parts.length} />
          <text x={x(rank)} y={12} text-anchor="middle">
            {{ en: rank === 1 ? '1st' : String(rank), zh: rank === 1 ? '第1' : String(rank) }[lang]}
          </text>
        </g>
      ))}
      {parts.map(({ node, name, before, now }, i) => {
        const y = 22 + row * (i + 0.5);
        const moved = better * (before.rank.value - now.rank.value);
        const tone = moved > 0 ? 'own' : moved < 0 ? 'low' : 'name';
        return (
          <g key={node}>
            {wrapText(name[lang], from - 16, 12)
              .slice(0, 2)
              .map((line, j, { length }) => (
                <text key={line} class="name" x={0} y={y + 4 + 14 * (j - (length - 1) / 2)}>
                  {line}
                </text>
              ))}
            <line
              class={moved < 0 ? 'low' : 'own'}
              x1={x(before.rank.value)}
              x2={x(now.rank.value)}
              y1={y}
              y2={y}
              stroke-width={2.5}
            />
            <circle class="hollow" cx={x(before.rank.value)} cy={y} r={5} />
            <circle class={tone === 'name' ? 'point' : tone} cx={x(now.rank.value)} cy={y} r={5} />
            <text class={tone} x={width} y={y + 4} text-anchor="end">
              {before.rank.value === now.rank.value
                ? now.rank.value
                : `${before.rank.value} → ${now.rank.value}`}
            </text>
          </g>
        );
      })}
    </Svg>
  );
}

/** The ranges of the ranks of the place and those beside it. */
export function RangesChart({ sheet, lang, label }: SheetOf & { label: string }) {
  const { place, view } = sheet;
  const peers = view.peers(place);
  const at = peers.findIndex(({ code }) => code === place.code);
  const first = Math.max(0, Math.min(at - 3, peers.length - 7));
  const shown = peers.slice(first, first + 7);
  const bars = shown.map((one): Bar => {
    const [{ low, high }, text] = [view.rankSpan(one), rankText(view, one, lang)];
    const dot = { value: view.rankNumber(one), title: text };
    return { name: one.name[lang], parts: [], low, high, dot, text, here: one.code === place.code };
  });
  const draw = barChart({ bars, x: { label: '', ticks: [] }, row: 24 });
  const { height, content } = draw({ lang, width, href: () => undefined });
  return (
    <Svg height={height} label={label}>
      {content}
    </Svg>
  );
}

/** The ranks of the place and those beside it at both ends. */
export function SlopeChart({ sheet, lang, label }: SheetOf & { label: string }) {
  const { place, view, before } = sheet;
  const all = [...drawnBeside(sheet), place];
  const ranks = [before, view].map((at) => all.map((one) => at.rankNumber(one)));
  const [low, high] = [Math.min(...ranks.flat()), Math.max(...ranks.flat())];
  const height = Math.max(176, 16.5 * all.length + 30);
  const y = (rank: number) => 26 + ((height - 40) * (rank - low)) / Math.max(1, high - low);
  const [left, right] = [116, 186];
  const labels = ranks.map((of) => spreadLabels(of.map(y), 14.5, height - 10));
  return (
    <Svg height={height} label={label}>
      {[before, view].map(({ period }, i) => (
        <text key={period} x={[left, right][i]} y={11} text-anchor="middle">
          {periodName(period, lang)}
        </text>
      ))}
      {all.map((one, i) => {
        const hue = hueOf(sheet, one);
        const [then, now] = [ranks[0]![i]!, ranks[1]![i]!];
        const name = one.name[lang];
        // The range of those that the sentences speak of.
        const span = hue === 'other' ? '' : rankText(view, one, lang).slice(String(now).length);
        const tone = hue === 'other' ? 'soft' : hue;
        return (
          <g key={one.code}>
            <line class={hue} x1={left} x2={right} y1={y(then)} y2={y(now)} />
            {hue === 'other'
              ? null
              : [left, right].map((x, j) => (
                  <circle key={x} class={hue} cx={x} cy={y(j === 0 ? then : now)} r={4} />
                ))}
            <text class={tone} x={left - 10} y={labels[0]![i]! + 4} text-anchor="end">
              {`${truncate(name, left - 36, 12)} ${then}`}
            </text>
            <text class={tone} x={right + 10} y={labels[1]![i]! + 4}>
              {`${now} ${truncate(name, width - right - 36 - textWidth(span, 12.5), 12)}${span}`}
            </text>
          </g>
        );
      })}
    </Svg>
  );
}

/** What the place and the examples gained in each part. */
export function GainsChart({ sheet, lang, label }: SheetOf & { label: string }) {
  const { place, view, parts, examples } = sheet;
  const { signed } = speakerOf(view.release.plan, lang);
  const all = [place, ...(examples.length > 0 ? examples : drawnBeside(sheet).slice(0, 3))];
  const drawn = { ...sheet, examples: all.slice(1) };
  const rows = parts.map(({ node, name }) => ({
    name,
    gains: all.map((one) => {
      const gain = gainIn(sheet, one, node);
      return gain && { at: gain.value, text: phraseText([signed(gain)]) };
    }),
  }));
  const values = [0, ...rows.flatMap(({ gains }) => gains.flatMap((gain) => gain?.at ?? []))];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (gain: number) => 6 + ((width - 12) * (gain - low)) / (high - low || 1);
  const row = Math.max(46, 174 / Math.max(1, rows.length));
  return (
    <Svg height={row * rows.length + 8 + 16} label={label}>
      <text y={11}>
        {all.map((one, i) => (
          <tspan key={one.code} class={hueOf(drawn, one)} dx={i > 0 ? 10 : 0}>
            {`● ${truncate(one.name[lang], width / all.length - 28, 12.5)}`}
          </tspan>
        ))}
      </text>
      {rows.map(({ name, gains }, i) => (
        <GainRow
          key={name.en}
          y={24 + row * i}
          name={name}
          gains={gains}
          x={x}
          lang={lang}
          hue={(j) => hueOf(drawn, all[j]!)}
        />
      ))}
    </Svg>
  );
}

/** Pixels between figures in one line. */
const between = 8;

interface RowOf {
  y: number;
  name: Text;
  gains: readonly ({ at: number; text: string } | undefined)[];
  x: (gain: number) => number;
  lang: Lang;
  hue: (i: number) => string;
}

function GainRow({ y, name, gains, x, lang, hue }: RowOf) {
  const said = gains.map((gain) => gain?.text ?? '–');
  const room = width - 8 - said.reduce((sum, text) => sum + textWidth(text, 12.5) + between, 0);
  return (
    <g>
      <text class="name" x={0} y={y + 12}>
        {truncate(name[lang], room, 12)}
      </text>
      <text x={width} y={y + 12} text-anchor="end">
        {said.map((text, i) => (
          <tspan key={hue(i)} class={hue(i)} dx={i > 0 ? between : 0}>
            {text}
          </tspan>
        ))}
      </text>
      <line class="grid" x1={0} x2={width} y1={y + 28} y2={y + 28} />
      <line class="zero" x1={x(0)} x2={x(0)} y1={y + 21} y2={y + 35} />
      {gains.map((gain, i) =>
        gain ? (
          <circle key={hue(i)} class={hue(i)} cx={x(gain.at)} cy={y + 28} r={i === 0 ? 5.5 : 4.5} />
        ) : null,
      )}
    </g>
  );
}
