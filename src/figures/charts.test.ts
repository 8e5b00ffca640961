import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { barChart } from './barChart.js';
import type { Draw } from './figure.js';
import { heatChart } from './heatChart.js';
import { lineChart } from './lineChart.js';
import { textWidth, truncate, wrapText } from './measure.js';
import { scatterChart } from './scatterChart.js';

const drawn = (draw: Draw, width = 440) => {
  const { height, content } = draw({ lang: 'en', width, href: (path) => `/en/${path}` });
  expect(height).toBeGreaterThan(0);
  return renderToString(content);
};
const axis = { label: '' };

describe('a chart', () => {
  it.for<[string, Draw]>([
    ['lines without a point', lineChart({ lines: [{ name: 'a', points: [] }], x: axis, y: axis })],
    [
      'one point',
      lineChart({ lines: [{ name: 'a', points: [{ x: 0, y: 5, title: 'a' }] }], x: axis, y: axis }),
    ],
    [
      'points that are all missing',
      lineChart({ lines: [{ name: 'a', points: [{ x: 0, y: Number.NaN, title: 'a' }] }], x: axis, y: axis }),
    ],
    [
      'equal values',
      scatterChart({ dots: [1, 2, 3].map(() => ({ x: 4, y: 4, title: 'a' })), x: axis, y: axis }),
    ],
    [
      'zero and less under a logarithm',
      scatterChart({
        dots: [-1, 0, 1, 1000].map((x) => ({ x, y: x, title: 'a' })),
        x: { label: 'x', kind: 'log' },
        y: { label: 'y', kind: 'log' },
      }),
    ],
    ['no dots', scatterChart({ dots: [], x: axis, y: { ...axis, kind: 'log' } })],
    ['no bars', barChart({ bars: [], x: axis })],
    [
      'a bar that is missing',
      barChart({ bars: [{ name: 'a', parts: [{ value: Number.NaN, title: 'a' }] }], x: axis }),
    ],
    [
      'huge and negative bars',
      barChart({
        bars: [-1e12, 0, 1e12].map((value) => ({ name: 'a', parts: [{ value, title: 'a' }] })),
        x: axis,
      }),
    ],
    ['no cells', heatChart({ columns: [], rows: [] })],
  ])('of %s has no coordinate that is no number', ([, draw]) => {
    expect(drawn(draw)).not.toMatch(/NaN|Infinity|undefined/);
    expect(drawn(draw, 280)).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('is broken where a value is missing', () => {
    const points = [1, 2, Number.NaN, 4, 5].map((y, x) => ({ x, y, title: '' }));
    const svg = drawn(lineChart({ lines: [{ name: 'a', points }], x: axis, y: axis }));
    expect(svg.match(/class="stroke"/g)).toHaveLength(2);
    expect(svg.match(/<circle/g)).toHaveLength(4);
  });

  it('shows no figure cut off: with many columns the cells have colours alone, and the figures as tooltips', () => {
    const cells = (count: number) =>
      Array.from({ length: count }, (_, j) => ({ text: `${j}7.25`, title: `of ${j}: ${j}7.25`, cls: 4 }));
    const heat = (count: number) =>
      drawn(
        heatChart({
          columns: cells(count).map(({ title: name }) => ({ name })),
          rows: [{ name: 'a', cells: cells(count) }],
        }),
      );
    expect(heat(6).match(/class="cell"/g)).toHaveLength(6);
    expect(heat(60)).not.toContain('class="cell"');
    expect(heat(60).match(/<rect/g)).toHaveLength(60);
    expect(heat(60)).toContain('of 59: 597.25');
  });

  it.each([
    [6, 6],
    [7, 0],
  ])('of %s parts gives no colour to two of them: %s colours are explained', (count, explained) => {
    const parts = Array.from({ length: count }, (_, hue) => ({ value: 1, title: `part ${hue}`, hue }));
    const legend = parts.map(({ hue, title }) => ({ hue, text: title }));
    const svg = drawn(barChart({ bars: [{ name: 'a', parts }], x: axis, legend }));
    const used = [...svg.matchAll(/class="bar(\d)"/g)].map(([, hue]) => hue);
    expect(new Set(used).size).toBe(explained);
    expect(used).toHaveLength(2 * explained);
  });

  it('is dashed from where figures are provisional, with open points', () => {
    const points = [1, 2, 3, 4].map((y, x) => ({ x, y, title: '' }));
    const svg = drawn(lineChart({ lines: [{ name: 'a', points }], x: { ...axis, settled: 2 }, y: axis }));
    const paths = [...svg.matchAll(/class="(stroke[^"]*)" d="([^"]*)"/g)].map(([, of, d]) => [
      of,
      d!.split('L').length,
    ]);
    expect(paths).toEqual([
      ['stroke', 3],
      ['stroke dashed', 2],
    ]);
    expect(svg.match(/class="point provisional"/g)).toHaveLength(1);
  });

  it('draws what an axis cannot show not at all, rather than elsewhere', () => {
    const dots = [-1, 0, 1, 10].map((x) => ({ x, y: 1, title: `at ${x}` }));
    const svg = drawn(scatterChart({ dots, x: { label: '', kind: 'log' }, y: axis }));
    expect(svg.match(/<circle/g)).toHaveLength(2);
    expect(svg).not.toContain('at 0');
  });

  it('stacks what is above zero to the right and what is below to the left', () => {
    const parts = [3, -2, 1].map((value) => ({ value, title: String(value) }));
    const svg = drawn(barChart({ bars: [{ name: 'a', parts }], x: { label: '', include: [-2, 4] } }));
    const spans = [...svg.matchAll(/class="bar" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)].map((m) => [
      Number(m[1]),
      Number(m[1]) + Number(m[2]),
    ]);
    const zero = spans[0]![0]!;
    expect(spans[1]![1]).toBeCloseTo(zero, 0);
    expect(spans[2]![0]).toBeCloseTo(spans[0]![1]!, 0);
  });

  it('links each mark and says it in words, escaped', () => {
    const dots = [{ x: 1, y: 1, title: 'A & B: 5', to: 'place/A%26B/2020' }];
    const svg = drawn(scatterChart({ dots, x: axis, y: axis }));
    expect(svg).toContain('<a href="/en/place/A%26B/2020"');
    expect(svg).toContain('<title>A &amp; B: 5</title>');
  });
});

describe('a text in a drawing', () => {
  it('is broken at spaces, and anywhere between Chinese characters but not before a stop', () => {
    expect(wrapText('one two three', textWidth('one two '))).toEqual(['one two', 'three']);
    expect(wrapText('城市之间，差距', textWidth('城市之间')).join('|')).not.toContain('|，');
    expect(wrapText('', 100)).toEqual([]);
  });

  it('is cut with an ellipsis to what there is room for', () => {
    expect(truncate('short', 100)).toBe('short');
    expect(
      textWidth(truncate('a very long name of sixty characters, nearly all of them', 80)),
    ).toBeLessThanOrEqual(80);
  });
});
