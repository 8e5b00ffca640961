import { describe, expect, it } from 'vitest';
import { type Box, mostZoom, moved, zoomed } from './box.js';

const whole: Box = [0, 0, 1000, 800];

describe('the visible part of a map', () => {
  it('keeps the point under the pointer in place at any magnification', () => {
    const at = [700, 200] as const;
    const once = zoomed(whole, whole, 2, at);
    expect(once).toEqual([350, 100, 500, 400]);
    const twice = zoomed(whole, once, 2, at);
    expect((at[0] - twice[0]) / twice[2]).toBeCloseTo(0.7);
    expect((at[1] - twice[1]) / twice[3]).toBeCloseTo(0.25);
  });

  it('is never larger than the whole, and its magnification is limited', () => {
    expect(zoomed(whole, whole, 0.5, [10, 10])).toEqual(whole);
    expect(zoomed(whole, whole, 1000, [500, 400])[2]).toBeCloseTo(1000 / mostZoom);
    expect(zoomed(whole, [350, 100, 500, 400], 0.1, [0, 0])).toEqual(whole);
  });

  it('cannot be moved beyond the border of the whole', () => {
    expect(moved(whole, [350, 100, 500, 400], 900, -900)).toEqual([500, 0, 500, 400]);
    expect(moved(whole, whole, 50, 50)).toEqual(whole);
  });
});
