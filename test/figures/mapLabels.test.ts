import { describe, expect, it } from 'vitest';
import { headlinePeriod } from '../../src/analysis/index.js';
import { mapFigure, pathsOf, textWidth } from '../../src/figures/index.js';
import { figureSvg } from '../../src/figures/svg.js';
import { chinaOpen, releaseOf, worldDigital } from '../helpers/editions.js';

/** A name on a map: where it begins and ends at a size of the letters, and whether phones show it. */
interface Name {
  text: string;
  onPhones: boolean;
  box: (size: number) => { x0: number; x1: number; y0: number; y1: number };
}

/** The names of a drawing, by what stands in it. */
function namesIn(svg: string): Name[] {
  const label =
    /<g( class="roomy")? transform="translate\((-?\d+) (-?\d+)\) scale\(([\d.]+)\)"><g class="steady">(?:<circle[^>]*>(?:<\/circle>)?)?<text x="(-?[\d.]+)" y="(-?[\d.]+)" text-anchor="(\w+)">([^<]*)(?:<tspan class="said">([^<]*)<\/tspan>)?/g;
  return [...svg.matchAll(label)].map(([, roomy, x, y, unit, dx, dy, anchor, name, value = '']) => {
    const text = name!.replaceAll('&#39;', '’') + value;
    return {
      text,
      onPhones: roomy === undefined,
      box: (size) => {
        const [scale, wide] = [Number(unit), Number(unit) * textWidth(text, size)];
        const x0 = Number(x) + scale * Number(dx) - { start: 0, middle: wide / 2, end: wide }[anchor!]!;
        const base = Number(y) + scale * Number(dy);
        return { x0, x1: x0 + wide, y0: base - scale * size * 0.7, y1: base + scale * size * 0.2 };
      },
    };
  });
}

describe('the names on a map', () => {
  it.for([
    [worldDigital, { en: ['China', 'India', 'Ireland'], zh: ['中国', '印度', '爱尔兰'] }],
    [chinaOpen, { en: ['Beijing', 'Shanghai'], zh: ['北京', '上海'] }],
  ] as const)(
    'cover neither one another nor the edge, and the largest are among them: %s',
    async ([edition, wanted]) => {
      const release = await releaseOf(edition);
      const choice = {
        period: headlinePeriod(release),
        map: 'level',
        as: edition === chinaOpen ? 'dots' : 'areas',
      } as const;
      const [left, top, width, height] = pathsOf(release)!.view.split(' ').map(Number) as [
        number,
        number,
        number,
        number,
      ];
      for (const lang of ['en', 'zh'] as const) {
        const svg = figureSvg(release, mapFigure(release, choice), { lang, width: 720, paper: 'light' });
        const names = namesIn(svg);
        expect(names.length).toBeGreaterThan(5);
        for (const name of wanted[lang]) expect(names.map(({ text }) => text).join()).toContain(name);
        for (const [size, shown] of [
          [15, names],
          [26, names.filter(({ onPhones }) => onPhones)],
        ] as const) {
          const boxes = shown.map(({ text, box }) => ({ text, ...box(size) }));
          for (const [i, a] of boxes.entries()) {
            expect([a.x0 >= left, a.x1 <= left + width, a.y0 >= top, a.y1 <= top + height], a.text).toEqual([
              true,
              true,
              true,
              true,
            ]);
            for (const b of boxes.slice(0, i))
              expect(
                a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1,
                `${a.text} and ${b.text}`,
              ).toBe(false);
          }
        }
      }
    },
  );
});
