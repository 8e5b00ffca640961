import { describe, expect, it } from 'vitest';
import { acceptFigure } from './accept.js';

const one = {
  indicator: 'mobile',
  unit: 'A1',
  period: '2024',
  value: 250,
  reason: { en: 'Two SIM cards each' },
  by: 'Li',
};
const yaml = (files: ReadonlyMap<string, string>) => files.get('edition.yaml')!;

describe('Accepting a figure', () => {
  it('is written at the end of edition.yaml, and keeps every other line', () => {
    const before = 'edition: x # short\nunits: { file: units.csv }\n';
    const after = yaml(acceptFigure(new Map([['edition.yaml', before]]), one));
    expect(after.startsWith(before)).toBe(true);
    expect(after).toContain('value: 250');
    expect(after).toContain('Two SIM cards each');
  });

  it('accepts a finding of a column beside one of a cell', () => {
    const column = {
      indicator: 'mobile',
      kind: 'break',
      period: '2024',
      reason: { en: 'New law' },
      by: 'Li',
    };
    const files = acceptFigure(acceptFigure(new Map([['edition.yaml', 'edition: x\n']]), one), column);
    expect(yaml(files)).toMatch(/value: 250[\s\S]*kind: break/);
  });

  it('keeps the comments of those before it, and takes the place of an earlier word on the same figure', () => {
    const before = `edition: x
accepted:
  - { indicator: mobile, unit: B2, period: 2024, value: 1, reason: { en: Small }, by: Li } # asked by phone
`;
    const files = acceptFigure(new Map([['edition.yaml', before]]), one);
    expect(yaml(files)).toContain('# asked by phone');
    expect(yaml(files)).toContain('unit: A1');
    const again = acceptFigure(files, { ...one, value: 260 });
    expect(yaml(again)).toContain('value: 260');
    expect(yaml(again)).not.toContain('value: 250');
  });
});
