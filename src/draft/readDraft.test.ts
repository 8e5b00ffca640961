import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../test/helpers/editions.js';
import { filesBelow } from '../../test/helpers/folders.js';
import { openEdition, prepare } from '../signals/index.js';
import { choiceSteps, choices, setChoice } from './choices.js';
import { setIndicator } from './indicator.js';
import { DraftReader } from './readDraft.js';
import { groupNode, moveNode, setGroupTitle, setWeights, unusedId, writtenShares } from './tree.js';

const editionAt = (name: string) => join(root, 'editions', name);
const filesOf = (name: string) =>
  new Map(
    filesBelow(editionAt(name))
      .filter((file) => !file.startsWith('records'))
      .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(editionAt(name), file), 'utf8')]),
  );
const example = filesOf('example');
const planOf = (files: ReadonlyMap<string, string>) => {
  const { plan, problems } = new DraftReader().read(files);
  expect(problems).toEqual([]);
  return plan!;
};
const treeOf = (files: ReadonlyMap<string, string>) =>
  planOf(files).nodes.map(
    ({ id, depth, weight }) => `${'  '.repeat(depth)}${id} ${Number(weight.toFixed(4))}`,
  );

describe('an edition read from its texts', () => {
  it.each(['example', 'world-digital'])(
    'has the plan and the figures that the command line reads (%s)',
    async (name) => {
      const { plan, panel } = new DraftReader().read(filesOf(name));
      const prepared = await prepare(openEdition(editionAt(name)));
      expect(plan).toEqual(prepared.plan);
      expect(panel).toEqual(prepared.panel);
    },
  );

  it('knows codes that the program guarded against spreadsheet programs', () => {
    const guarded = (text: string) => text.replaceAll(/^A1,/gm, "'-A1,");
    const files = new Map(
      [...example].map(([file, text]) => [file, file.endsWith('.csv') ? guarded(text) : text]),
    );
    const { plan, panel } = new DraftReader().read(files);
    expect(plan!.units[0]!.code).toBe('-A1');
    expect(panel!.values).toEqual(new DraftReader().read(example).panel!.values);
  });

  it('names every problem with file, line and column, as the command line does', () => {
    const values = example.get('data/values.csv')!.replace('31.2', 'many').replace('A2,2021', 'ZZ,2021');
    const { plan, problems } = new DraftReader().read(new Map([...example, ['data/values.csv', values]]));
    expect(plan).toBeUndefined();
    expect(problems.map(({ at }) => at)).toEqual([
      { file: 'data/values.csv', line: 2, column: 'broadband' },
      { file: 'data/values.csv', line: 3, column: 'unit' },
    ]);
  });
});

describe('an edition that is read again', () => {
  it('has the figures of its texts, also where only part of it has changed', () => {
    const reader = new DraftReader();
    const { panel } = reader.read(example);
    expect(
      reader.read(
        setWeights(
          example,
          new Map([
            ['access', 0.5],
            ['use', 0.5],
          ]),
        ),
      ).panel,
    ).toBe(panel);
    const values = example.get('data/values.csv')!.replace('31.2', '32.2');
    const changed = new Map([...example, ['data/values.csv', values]]);
    expect(reader.read(changed).panel).toEqual(new DraftReader().read(changed).panel);
    const units = new Map([
      ...example,
      ['units.csv', example.get('units.csv')!.replace('A1,', 'A2,').replace('\nA2,River', '\nA1,River')],
    ]);
    expect(reader.read(units).panel).toEqual(new DraftReader().read(units).panel);
  });
});

describe('the framework', () => {
  it('takes weights, whose texts say what was meant', () => {
    const next = setWeights(
      example,
      new Map([
        ['access', 0.7],
        ['use', 0.3],
      ]),
    );
    expect(treeOf(next)[1]).toBe('  access 0.7');
    expect(next.get('edition.yaml')!.replace('0.7', '0.6').replace('0.3', '0.4')).toBe(
      example.get('edition.yaml'),
    );
  });

  it('moves an indicator between groups, makes a group and lets one go that is empty', () => {
    const moved = moveNode(example, 'mobile', 'use', 0);
    expect(treeOf(moved)).toEqual([
      'index 1',
      '  access 0.6',
      '    broadband 1',
      '  use 0.4',
      '    mobile 0.3333',
      '    online-services 0.3333',
      '    waiting-time 0.3333',
    ]);
    expect(moved.get('edition.yaml')).toContain('- { indicator: mobile, weight: 1 }\n');
    expect(treeOf(moveNode(moved, 'broadband', 'use', 9)).slice(0, 2)).toEqual(['index 1', '  use 1']);
    const grouped = groupNode(example, 'mobile', unusedId(example, 'access'), { en: 'New group' });
    expect(treeOf(setGroupTitle(grouped, 'access-2', 'zh', '新分组'))).toContain('    access-2 0.3333');
  });

  it('may be the columns of indicators.csv', () => {
    const { edition, table } = flat();
    const files = new Map([...example, ['edition.yaml', edition], ['indicators.csv', table]]);
    expect(
      treeOf(
        moveNode(
          setWeights(
            files,
            new Map([
              ['a', 0.25],
              ['b', 0.75],
            ]),
          ),
          'mobile',
          'b',
          0,
        ),
      ),
    ).toEqual([
      'index 1',
      '  a 0.25',
      '    broadband 1',
      '  b 0.75',
      '    mobile 0.3333',
      '    online-services 0.3333',
      '    waiting-time 0.3333',
    ]);
  });

  it('has shares that add up as they are written', () => {
    for (const before of [
      [1, 2, 1],
      [20, 30, 50],
    ]) {
      const written = writtenShares([1 / 3, 1 / 3, 1 / 3], before);
      expect(written.reduce((a, b) => a + b, 0)).toBeCloseTo(before[1] === 30 ? 100 : 1, 12);
    }
    expect(writtenShares([1 / 3, 2 / 3], [2, 1])).toEqual([0.3333, 0.6667]);
  });
});

/** The example with its framework in the columns of the indicators, without columns of weights. */
function flat(): { edition: string; table: string } {
  const edition = example.get('edition.yaml')!;
  const [head, ...rows] = example.get('indicators.csv')!.trim().split('\n');
  const table = [
    `${head},parent`,
    'a,A,甲,,,,',
    'b,B,乙,,,,',
    ...rows.map((row, i) => `${row},${i < 2 ? 'a' : 'b'}`),
  ];
  return { edition: edition.slice(0, edition.indexOf('tree:')), table: `${table.join('\n')}\n` };
}

describe('an indicator', () => {
  it('takes another direction and title, and a column that was not there', () => {
    const next = setIndicator(
      setIndicator(example, 'mobile', 'direction', '-1'),
      'mobile',
      'source',
      '=x, y',
    );
    const { indicators } = planOf(next);
    expect(indicators.map(({ direction }) => direction)).toEqual([1, -1, 1, -1]);
    expect(indicators[1]!.source).toEqual({ en: '=x, y', zh: '=x, y' });
    expect(next.get('indicators.csv')!.split('\n')[1]).toBe(
      `${example.get('indicators.csv')!.split('\n')[1]},`,
    );
  });
});

const needsMore = new Set(['goalposts', 'log-goalposts', 'scaled', 'base-share']);

describe('a choice of the method', () => {
  it('is understood, whichever it is, and changes only its own line', () => {
    for (const step of choiceSteps) {
      for (const name of Object.keys(choices[step])) {
        const next = setChoice(example, step, name);
        const { problems } = new DraftReader().read(next);
        // The example has no bounds, and not only indicators of which more is better.
        if (!needsMore.has(name))
          expect(
            problems.map(({ found }) => found.en),
            `${step}: ${name}`,
          ).toEqual([]);
        const before = example.get('edition.yaml')!.split('\n');
        const changed = next
          .get('edition.yaml')!
          .split('\n')
          .filter((line) => !before.includes(line));
        expect(changed.length, `${step}: ${name}`).toBeLessThanOrEqual(1);
      }
    }
  });
});
