import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { same } from '../../edition/index.js';
import { type Figure, markup } from '../../figures/index.js';
import { FigureTable } from './figureTable.js';

const figure = (length: number): Figure => ({
  id: 'sizes',
  title: same('Sizes'),
  note: same('A note.'),
  alt: same('Bars.'),
  fields: [{ id: 'size', title: same('Size'), type: 'number' }],
  rows: Array.from({ length }, (_, i) => ({ size: i })),
  draw: () => ({ height: 0, content: h('g', null) }),
});

const table = (length: number, allRows: string | undefined) => {
  const vnode = FigureTable({ figure: figure(length), lang: 'en', root: '/en', allRows });
  const html = vnode ? markup(vnode) : '';
  return { html, rows: html.match(/<tr>/g)?.length ?? 0 };
};

describe('the table below a figure', () => {
  it('has every row where there are forty or fewer', () => {
    const { html, rows } = table(40, '/en/balance?table=sizes#sizes');
    expect(rows).toBe(41);
    expect(html).not.toContain('href');
  });

  it('has the first forty rows of more, and leads to all of them', () => {
    const { html, rows } = table(41, '/en/balance?table=sizes#sizes');
    expect(rows).toBe(41);
    expect(html).toContain('The first 40 rows. ');
    expect(html).toContain('<a href="/en/balance?table=sizes#sizes">All 41 rows</a>');
  });

  it('is open and whole on the page of all its rows', () => {
    const { html, rows } = table(41, undefined);
    expect(rows).toBe(42);
    expect(html).toMatch(/^<details open/);
    expect(html).not.toContain('href');
  });

  it('is left out where there are no rows', () => {
    expect(table(0, undefined).html).toBe('');
  });
});
