import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { frameworkColumns, WorkbookLayout } from '../../src/documents/workbook/layout.js';
import { openRelease } from '../../src/release/index.js';
import { example } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';
import { noCalc, poisoned, saved } from '../helpers/office.js';
import { inBrackets } from '../helpers/programs.js';

const header = `2023 figures,,,,,
City,Province,Broadband lines per 100 people,Mobile subscriptions per 100 people,Services that can be done online,Mean waiting time (days)
`;
const plainRows = [
  'Northport,North,35.1,110,250,5',
  'Riverbend,North,29.9,103,220,6',
  'Stonebridge,North,23,97,180,7',
  'Lakeside,South,31,"1,108",240,5.5',
  'Hillcrest,South,25,101,—,6.9',
  'Southgate,South,20,90,150,9',
];

/** An edition and a sheet beside it. */
function both(rows: readonly string[], change: (edition: string) => string = (text) => text) {
  const folder = temporaryFolder();
  const [to, sheet] = [join(folder, 'edition'), join(folder, 'next.csv')];
  cpSync(example, to, { recursive: true });
  const yaml = join(to, 'edition.yaml');
  writeFileSync(yaml, change(readFileSync(yaml, 'utf8')));
  writeFileSync(sheet, header + rows.join('\n'));
  const read = (name: string) => readFileSync(join(to, name), 'utf8');
  const before = Object.fromEntries(
    ['edition.yaml', 'units.csv', 'data/values.csv'].map((n) => [n, read(n)]),
  );
  const run = (...answers: string[]) =>
    iplus([
      'import',
      'sheet',
      sheet,
      '--to',
      to,
      '--lang',
      'en',
      ...(answers.length > 0 ? ['--answer', ...answers] : []),
    ]);
  return { to, read, before, run };
}

describe('The sheet of the next year updates an edition', () => {
  it('adds its figures, and leaves the method and every other byte as they are', () => {
    const { to, read, before, run } = both(plainRows);
    const { code, out } = run();
    expect(code).toBe(0);
    expect(read('edition.yaml')).toBe(before['edition.yaml']);
    expect(read('units.csv')).toBe(before['units.csv']);
    expect(read('data/values.csv')).toBe(
      `${before['data/values.csv']}A1,2023,35.1,110,250,5\nA2,2023,29.9,103,220,6\nA3,2023,23,97,180,7\nB1,2023,31,1108,240,5.5\nB2,2023,25,101,,6.9\nB3,2023,20,90,150,9\n`,
    );
    expect(out).toContain('+A1,2023,35.1,110,250,5');
    expect(out).toContain('23 figures added, 1 cells added without a figure, 0 revised');
    expect(iplus(['check', to]).code).toBe(0);
    expect(run().out).toContain('Nothing changes.');
  });

  it('asks about names that it does not know and units that moved or are absent, and writes nothing before', () => {
    const rows = [...plainRows];
    rows[1] = 'Riverbent,North,29.9,103,220,6';
    rows[2] = 'Stonebridge,South,23,97,180,7';
    rows[5] = 'Newtown,South,20,90,150,9';
    const { read, before, run } = both(rows);
    const asked = run();
    expect(asked.code).toBe(2);
    expect(asked.err).toContain('The edition has no unit “Riverbent”. Which is it?');
    expect(asked.err).toMatch(/A2 \| A2=renamed \| .*new \| leave/);
    expect(asked.err).toContain('Stonebridge (A3), province: North → South');
    for (const [name, text] of Object.entries(before)) expect(read(name)).toBe(text);
    const half = run('unit:Riverbent=A2=renamed', 'unit:Newtown=new');
    expect(half.err).toContain('no answer to: The table does not have these units. (B3 Southgate 南门)');
    expect(read('units.csv')).toBe(before['units.csv']);
    const done = run('unit:Riverbent=A2=renamed', 'unit:Newtown=new', 'groups=sheet', 'absent-units=keep');
    expect(done.code).toBe(0);
    expect(read('units.csv')).toBe(
      before['units.csv']!.replace('A2,Riverbend,', 'A2,Riverbent,').replace('石桥,North', '石桥,South') +
        'Newtown,Newtown,,South\n',
    );
    expect(read('data/values.csv')).toContain('A2,2023,29.9,103,220,6');
    expect(read('data/values.csv')).toContain('Newtown,2023,20,90,150,9');
    expect(read('edition.yaml')).toBe(before['edition.yaml']);
  });

  it('lists figures of the past that it changes, and takes them as it is told', () => {
    const rows = plainRows.map((row) => row.replace(/^(\w+),/, '$1,'));
    const { read, before, run } = both(rows);
    const past = (text: string) => text.replace('2023', '2022');
    const sheet = join(temporaryFolder(), 'past.csv');
    const figures = [
      'Northport,North,33,108,240,5.2',
      'Riverbend,North,27.95,101,,6',
      'Lakeside,South,30.4,106,233,5.9',
    ];
    writeFileSync(sheet, past(header) + figures.join('\n'));
    expect(run().code).toBe(0);
    const to = join(sheet, '..', 'edition');
    cpSync(example, to, { recursive: true });
    const revise = (answer: string) =>
      iplus(['import', 'sheet', sheet, '--to', to, '--lang', 'en', ...(answer ? ['--answer', answer] : [])]);
    const asked = revise('');
    expect(asked.err).toContain(
      'A2, broadband, 2022: 27.9 → 27.95 (C4); A2, online-services, 2022: 214 → – (E4)',
    );
    expect(readFileSync(join(to, 'data/values.csv'), 'utf8')).toBe(before['data/values.csv']);
    const done = revise('revisions=figures');
    expect(done.out).toContain('-A2,2022,27.9,101,214,6.0\n+A2,2022,27.95,101,214,6.0');
    expect(readFileSync(join(to, 'data/values.csv'), 'utf8')).toBe(
      before['data/values.csv']!.replace('A2,2022,27.9,', 'A2,2022,27.95,'),
    );
    expect(read('data/values.csv')).toContain('A1,2023,35.1');
  });

  it('asks about figures of another power of ten, another unit, and periods that the edition does not publish', () => {
    const rows = plainRows.map((row) =>
      row.replace(/,(\d+\.?\d*)$/, (_, days) => `,${Number(days) * 24 * 60}`),
    );
    const { read, run } = both(rows, (text) => text.replace('base: 2021 }', 'base: 2021, last: 2022 }'));
    const asked = run();
    expect(asked.err).toContain(
      'Most new figures of these indicators are another power of ten than those before.',
    );
    expect(asked.err).toContain('edition.yaml ends its periods before 2023.');
    expect(run('scale=leave', 'periods=extend').code).toBe(0);
    expect(read('edition.yaml')).toContain('base: 2021, last: 2023 }');
    expect(read('data/values.csv')).toContain('A1,2023,35.1,110,250,\n');
  });
});

describe(`A workbook that this program wrote comes back changed${inBrackets(noCalc)}`, () => {
  let [folder, to, book] = ['', '', ''];
  const read = (name: string) => readFileSync(join(to, name), 'utf8');
  const written = (name: string) => readFileSync(join(example, name), 'utf8');
  const update = (path: string, ...answers: string[]) =>
    iplus([
      ...['import', 'sheet', path, '--to', to, '--lang', 'en'],
      ...(answers.length > 0 ? ['--answer', ...answers] : []),
    ]);
  beforeAll(() => {
    folder = temporaryFolder();
    [to, book] = [join(folder, 'edition'), join(folder, 'book.xlsx')];
    const release = join(folder, 'release');
    cpSync(example, to, { recursive: true });
    expect(iplus(['build', to, '--out', release]).code).toBe(0);
    expect(iplus(['export', 'xlsx', release, '--to', book]).code).toBe(0);
  });

  it('changes nothing where nothing was changed', () => {
    const { code, out, err } = update(book);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Nothing changes.');
  });

  it.skipIf(noCalc)('takes weights, figures and names that a spreadsheet program changed', async () => {
    const layout = new WorkbookLayout(await openRelease(join(folder, 'release')), 1);
    const row = (id: string) => layout.frameworkRow(layout.plan.nodes.findIndex((node) => node.id === id));
    const { weight, zh } = frameworkColumns;
    const waiting = layout.plan.indicators.findIndex(({ id }) => id === 'waiting-time');
    const bytes = await poisoned(readFileSync(book), {
      Framework: { [`${row('access')},${weight}`]: 0.5, [`${row('use')},${zh}`]: { text: '使用情况' } },
      Data: { [`${layout.unitRow('Data', 1)},${layout.dataColumn(waiting)}`]: 6.25 },
      Units: { [`${layout.unitsRow(2)},1`]: { text: 'Stone Bridge' } },
    });
    const changed = join(folder, 'changed.xlsx');
    writeFileSync(changed, saved(bytes));
    const asked = update(changed);
    expect(asked.err).toContain('Access (access): 0.6 → 0.5556; Use (use): 0.4 → 0.4444');
    expect(asked.err).toContain('A2, waiting-time, 2022: 6 → 6.25');
    expect(asked.err).toContain('A3: Stonebridge → Stone Bridge; use: 使用 → 使用情况');
    expect(update(changed, 'weights=sheet', 'names=sheet', 'revisions=sheet').code).toBe(0);
    expect(read('units.csv')).toBe(written('units.csv').replace('Stonebridge', 'Stone Bridge'));
    expect(read('data/values.csv')).toBe(
      written('data/values.csv').replace('A2,2022,27.9,101,214,6.0', 'A2,2022,27.9,101,214,6.25'),
    );
    expect(read('edition.yaml')).toBe(
      written('edition.yaml')
        .replace('weight: 0.6\n', 'weight: 0.5555555555555556\n')
        .replace('weight: 0.4\n', 'weight: 0.4444444444444445\n')
        .replace('zh: 使用 }', 'zh: 使用情况 }'),
    );
    expect(iplus(['check', to]).code).toBe(0);
  });

  it('takes other weights of the workbook that is to be filled in', async () => {
    const [template, made] = [join(folder, 'my-index.xlsx'), join(folder, 'made')];
    expect(iplus(['new', '--xlsx', template, '--lang', 'en']).code).toBe(0);
    expect(iplus(['import', 'sheet', template, '--to', made]).code).toBe(0);
    const bytes = await poisoned(readFileSync(template), {
      Indicators: { '1,1': 0.5, '2,1': 0.5, '3,1': 0.5, '4,1': 0.5 },
      Data: { '2,4': 63 },
    });
    writeFileSync(template, bytes);
    const asked = iplus(['import', 'sheet', template, '--to', made, '--lang', 'en']);
    expect(asked.err).toContain('Access (access): 0.6 → 0.5; Use (use): 0.4 → 0.5');
    expect(asked.err).toContain('Northport, broadband-coverage, 2023: 62 → 63 (Data!E3)');
    const done = iplus([
      'import',
      'sheet',
      template,
      '--to',
      made,
      '--answer',
      'weights=sheet',
      'revisions=sheet',
    ]);
    expect([done.code, done.out.match(/\+.*weight: 0.5/g)?.length]).toEqual([0, 2]);
  });
});
