import { describe, expect, it } from 'vitest';
import { inMemory } from '../../../test/helpers/inMemory.js';
import { seeded } from '../../../test/helpers/random.js';
import { hasNaturalZero, line } from '../../edition/index.js';
import { explain, findSubject, type Release } from '../../release/index.js';
import { placePage } from './placePage.js';
import { rowsOf } from './strengthRows.js';
import { strengthsFigure } from './strengthsFigure.js';
import { viewOf } from './view.js';

const random = seeded(21);
const units = Array.from({ length: 30 }, (_, c) => `u${c}`);
const x = units.map(() => 1 + 9 * random());
const y = units.map(() => 1 + 9 * random());
const base = { units, periods: ['2020'], tree: { x: 3, y: 1 } };
const release = inMemory(base, { x: [x], y: [y] });

const viewAt = (of: Release, code: string) => viewOf(of, explain(of, findSubject(of.plan, code)), 'en');
const pageAt = (of: Release, code: string, lang: 'en' | 'zh' = 'en') =>
  placePage(of, explain(of, findSubject(of.plan, code)), lang)
    .replace(/<script.*?<\/script>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('strengths and weaknesses of a place', () => {
  it('are its parts beside those of the five above and the five below, and their median', () => {
    const scores = [0, 1, 2].map((g) => [...line(release.index, g, 0)]);
    const order = [...units.keys()].sort((a, b) => scores[0]![b]! - scores[0]![a]!);
    for (const [place, c] of order.entries()) {
      const from = Math.max(0, Math.min(place - 5, units.length - 11));
      const near = order.slice(from, from + 11).filter((other) => other !== c);
      const rows = rowsOf(viewAt(release, units[c]!));
      expect(rows.map(({ h }) => h)).toEqual([1, 2]);
      for (const { h, own, typical, rank, others } of rows) {
        const theirs = near.map((j) => scores[h]![j]!).sort((a, b) => a - b);
        expect(own).toBe(scores[h]![c]);
        expect(others.toSorted((a, b) => a - b)).toEqual(theirs);
        expect(typical).toBeCloseTo((theirs[4]! + theirs[5]!) / 2, 12);
        expect(rank).toBe(1 + scores[h]!.filter((v) => v > own).length);
      }
    }
  });

  it('are told in per cent of the median where points are ratios, and in points where they are not', () => {
    expect(hasNaturalZero(release.plan)).toBe(true);
    expect(pageAt(release, 'u3')).toMatch(/\d+% (above|below)|the same|\d times/);
    expect(pageAt(release, 'u3', 'zh')).toMatch(/[高低]\d+%|持平|倍/);
    const scored = inMemory(
      { ...base, method: { normalise: { method: 'min-max', range: [1, 100] } } },
      { x: [x], y: [y] },
    );
    const section = /Strengths and weaknesses.*?Most alike/.exec(pageAt(scored, 'u3'))![0];
    expect(section).not.toMatch(/% (above|below)|the same|\d times/);
    expect(section).toMatch(/[+−]\d/);
  });

  it('can be taken away with the same figures, in brackets where they were carried on', () => {
    const two = inMemory(
      { ...base, periods: ['2020', '2021'], method: { impute: { method: 'last' } } },
      { x: [x, x.map((v, c) => (c === 3 ? Number.NaN : v))], y: [y, y] },
    );
    const view = viewAt(two, 'u3');
    const { rows, note } = strengthsFigure(view);
    const near = rowsOf(view);
    expect(rows.map(({ own, middle, low, high }) => [own, middle, low, high])).toEqual(
      near.map((row) => [row.own, row.typical, Math.min(...row.others), Math.max(...row.others)]),
    );
    expect(rows.map(({ measured }) => measured)).toEqual(['no', 'yes']);
    expect(note.en).toContain('In brackets');
    expect(strengthsFigure(viewAt(two, 'u4')).note.en).not.toContain('In brackets');
  });

  it('mark nothing as below that is told to be the same', () => {
    const close = inMemory(base, { x: [x], y: [y.map((v, c) => [1, 10][c] ?? 5 + v / 1000)] });
    const html = (code: string) => placePage(close, explain(close, findSubject(close.plan, code)), 'en');
    const told = units.flatMap((code) => [
      ...html(code).matchAll(/<b( class="below")?>(the same|[^<]* (?:above|below|times))</g),
    ]);
    expect(told).toHaveLength(2 * units.length);
    expect(told.filter(([, , text]) => text === 'the same').length).toBeGreaterThan(units.length / 2);
    for (const [, mark, text] of told) expect(mark !== undefined).toBe(text!.endsWith(' below'));
  });

  it('give way to the strips of everybody where fewer than four others are near', () => {
    const few = inMemory({ ...base, units: ['a', 'b', 'c'] }, { x: [[1, 2, 3]], y: [[3, 2, 2]] });
    expect(pageAt(few, 'b')).toContain('Where it stands');
    expect(pageAt(few, 'b')).not.toContain('Strengths and weaknesses');
  });
});

describe('the line above the receipt', () => {
  it('adds up as it stands, or says that it is rounded', () => {
    let rounded = 0;
    for (const code of units) {
      const said = /How this is computed ([\d.]+) ([=≈]) (.+?) Receipt/.exec(pageAt(release, code))!;
      const sum = [...said[3]!.matchAll(/([\d.]+)% of ([\d.]+)/g)].reduce(
        (all, [, weight, value]) => all + (Number(weight) / 100) * Number(value),
        0,
      );
      const half = 0.5 / 10 ** (said[1]!.split('.')[1]?.length ?? 0);
      const off = Math.abs(sum - Number(said[1])) - half;
      // Exactly between two figures either is right.
      if (Math.abs(off) > 1e-9) expect(said[2]).toBe(off < 0 ? '=' : '≈');
      if (said[2] === '≈') rounded++;
    }
    expect(rounded).toBeLessThan(units.length);
  });

  it('is not written where the weights beside the parts do not make the figure', () => {
    const missing = x.map((v, c) => (c === 3 ? Number.NaN : v));
    const method = { missing: { 'min-present': 0.5 } };
    const three = { ...base, tree: { x: 2, y: 1, z: 1 }, method };
    const gaps = inMemory(three, { x: [missing], y: [y], z: [y] });
    const { parts, value } = explain(gaps, findSubject(gaps.plan, 'u3'));
    const sum = parts.reduce((all, part) => all + part.weight! * (part.value ?? 0), 0);
    const isWritten = /How this is computed [\d.]+ [=≈]/.test(pageAt(gaps, 'u3'));
    expect(value).not.toBeNull();
    expect(isWritten).toBe(Math.abs(sum - value!) < 1e-9);
    expect(/How this is computed [\d.]+ [=≈]/.test(pageAt(gaps, 'u4'))).toBe(true);
  });
});
