import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CsvPatch } from './csvPatch.js';
import { YamlPatch } from './yamlPatch.js';

describe('A CSV file is changed at its cells', () => {
  it('keeps quotes, spaces, line ends and the byte-order mark of everything else', () => {
    const before = '\ufeffcode,name,x\r\nA,"North, port", 1\r\n\r\nB,"say ""so""",2';
    const csv = new CsvPatch('t.csv', before);
    expect([csv.header, csv.length, csv.cell(1, 'name')]).toEqual([['code', 'name', 'x'], 2, 'say "so"']);
    csv.set(0, 'x', '1.5');
    csv.add({ code: 'C', name: 'a,b' });
    expect(csv.patched).toBe(
      '\ufeffcode,name,x\r\nA,"North, port",1.5\r\n\r\nB,"say ""so""",2\r\nC,"a,b",\r\n',
    );
    expect(csv.changes[0]).toEqual({
      line: 2,
      before: ['A,"North, port", 1'],
      after: ['A,"North, port",1.5'],
    });
  });

  it('reads any cells as they were written', () => {
    const cell = fc.stringMatching(/^[ab",\n;é北]{0,6}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = ['p,q', ...rows.map((row) => row.map(quoted).join(','))].join('\n');
        const csv = new CsvPatch('t.csv', text);
        expect(rows.map((_, r) => [csv.cell(r, 'p'), csv.cell(r, 'q')])).toEqual(
          rows.map((row) => row.map((one) => one.trim())),
        );
        expect(csv.patched).toBe(text);
      }),
    );
  });
});

const yaml = `# an index
title: { en: My index, zh: 我的指数 }   # both
version: 1
periods:
  list: [2020, 2021]
tree:
  id: index   # the root
  children:
    - { indicator: a, weight: 2 }   # twice
    - { indicator: b }
    - id: part
      title: Part
      children: [{ indicator: c }]
more:
  - 1
  - 2
`;

describe('A YAML file is changed at its values', () => {
  it('keeps comments, order and form of everything else', () => {
    const patch = new YamlPatch('edition.yaml', yaml);
    expect(patch.set(['tree', 'children', 0, 'weight'], 0.25)).toBe(true);
    expect(patch.set(['tree', 'children', 1, 'weight'], 3)).toBe(true);
    expect(patch.set(['tree', 'children', 2, 'weight'], 4)).toBe(true);
    expect(patch.set(['title', 'en'], 'An index: better')).toBe(true);
    expect(patch.set(['version'], '2022')).toBe(true);
    expect(patch.push(['periods', 'list'], 2022)).toBe(true);
    expect(patch.push(['more'], 3)).toBe(true);
    expect(patch.set(['none', 'at', 'all'], 1)).toBe(false);
    const { patched } = patch;
    expect(patched.split('\n').map((line) => line.includes('#'))).toContain(true);
    expect(patched).toContain('title: { en: "An index: better", zh: 我的指数 }   # both');
    expect(patched).toContain(
      '- { indicator: a, weight: 0.25 }   # twice\n    - { indicator: b, weight: 3 }',
    );
    expect(patched).toContain('- id: part\n      title: Part\n      weight: 4');
    const read = parse(patched);
    expect([read.version, read.periods.list, read.more]).toEqual(['2022', [2020, 2021, 2022], [1, 2, 3]]);
    expect(patch.changes.map(({ line }) => line)).toEqual([2, 3, 5, 9, 10, 13, 17]);
  });
});
