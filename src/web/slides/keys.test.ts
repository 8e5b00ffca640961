import { describe, expect, it } from 'vitest';
import { slideAfter } from './keys.js';

const after = (key: string, now: number, { shift = false, onButton = false, count = 5 } = {}) =>
  slideAfter(key, shift, now, count, onButton);

describe('the keys of slides', () => {
  it('go forward, back, to the first and to the last', () => {
    for (const key of ['ArrowRight', 'ArrowDown', 'PageDown', 'Enter', ' '])
      expect(after(key, 1), key).toBe(2);
    for (const key of ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace']) expect(after(key, 1), key).toBe(0);
    expect(after(' ', 1, { shift: true })).toBe(0);
    expect(after('Home', 3)).toBe(0);
    expect(after('End', 1)).toBe(4);
  });

  it('stop at either end', () => {
    expect(after('ArrowRight', 4)).toBe(4);
    expect(after('ArrowLeft', 0)).toBe(0);
    expect(after('End', 0, { count: 1 })).toBe(0);
  });

  it('leave all other keys to the browser, and a button its own', () => {
    for (const key of ['a', 'Tab', 'F5', 'toString']) expect(after(key, 1), key).toBeUndefined();
    for (const key of [' ', 'Enter']) expect(after(key, 1, { onButton: true }), key).toBeUndefined();
    expect(after('ArrowRight', 1, { onButton: true })).toBe(2);
  });
});
