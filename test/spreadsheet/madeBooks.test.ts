import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromCoinr } from '../../src/edition/index.js';
import { toPinyin } from '../../src/office/index.js';
import { coinrSheets } from '../../src/signals/index.js';
import { temporaryFolder } from '../helpers/folders.js';
import { digits, type RawBook, type RawCell, words, xlsxOf } from '../helpers/handMadeXlsx.js';

/** `npm run fuzz` sets a larger number. */
const numRuns = Number(process.env['FUZZ_WORKBOOKS'] ?? 50);
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_126);

const folder = temporaryFolder();

/** A way in which the generator writes a number into a cell. */
interface Way {
  /** Whether it applies to a number. */
  fits?: (figure: string) => boolean;
  cell: (figure: string, book: RawBook) => RawCell;
}

/** Divides a decimal number by 100 exactly, by moving its point. */
function hundredth(figure: string): string {
  const [sign, rest] = figure.startsWith('-') ? ['-', figure.slice(1)] : ['', figure];
  const [whole, fraction = ''] = rest.split('.') as [string, string?];
  const padded = whole.padStart(3, '0');
  return `${sign}${padded.slice(0, -2)}.${padded.slice(-2)}${fraction}`;
}

function shared(book: RawBook, si: string): RawCell {
  book.strings.push(`<si>${si}</si>`);
  return { attributes: 't="s"', inner: `<v>${book.strings.length - 1}</v>` };
}

const fullWidth = (figure: string) =>
  figure.replace(/[0-9.-]/g, (sign) =>
    sign === '-' ? '−' : String.fromCharCode(sign.charCodeAt(0) + 0xfee0),
  );
const isWhole = (figure: string) => /^-?\d+$/.test(figure);
const mark = '<r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>';

const plainWays: Way[] = [
  { cell: (figure) => digits(figure) },
  { cell: (figure) => digits(Number(figure).toPrecision(17)) },
  { cell: (figure) => digits(Number(figure).toExponential()) },
  { cell: (figure) => words(figure) },
  { cell: (figure) => words(` ${figure} `) },
  { cell: (figure) => words(fullWidth(figure)) },
  { cell: (figure, book) => shared(book, `<t>${figure}</t>`) },
  {
    cell: (figure, book) =>
      shared(book, `<r><t>${figure.slice(0, 1)}</t></r><r><rPr><b/></rPr><t>${figure.slice(1)}</t></r>`),
  },
  {
    cell: (figure, book) =>
      shared(book, `<t>${figure}</t><rPh sb="0" eb="1"><t>7</t></rPh><phoneticPr fontId="1"/>`),
  },
  {
    cell: (figure) => ({
      attributes: 't="inlineStr"',
      inner: `<is><t>${figure}</t><rPh sb="0" eb="1"><t>7</t></rPh></is>`,
    }),
  },
  { cell: (figure) => ({ inner: `<f>1+1</f><v>${figure}</v>` }) },
  { cell: (figure) => ({ attributes: 't="str"', inner: `<f>TEXT(1,"0")</f><v>${figure}</v>` }) },
];

const percentWays: Way[] = [
  { cell: (figure) => words(`${figure}%`) },
  { cell: (figure) => words(`${figure} ％`) },
  { cell: (figure) => digits(hundredth(figure), 1) },
  { cell: (figure) => digits(figure, 3) },
  { cell: (figure, book) => shared(book, `<t>${figure}%</t>`) },
];

/** Cells that are ambiguous: the file must be refused. */
const traps: Way[] = [
  { cell: (figure, book) => shared(book, `<r><t>${figure}</t></r>${mark}`) },
  { cell: (figure) => ({ attributes: 't="inlineStr"', inner: `<is><r><t>${figure}</t></r>${mark}</is>` }) },
  {
    cell: (figure, book) =>
      shared(book, `<r><t>${figure}</t></r>${mark.replace('superscript', 'subscript')}`),
  },
  { cell: (figure) => words(`${figure}²`) },
  { cell: (figure) => words(`${figure}①`) },
  { cell: (figure) => digits(figure, 4) },
  { cell: () => ({ attributes: 't="s"', inner: '<v>99999</v>' }) },
  { cell: () => ({ attributes: 't="s"', inner: '<v>-1</v>' }) },
  { cell: () => digits('9007199254740993') },
  { cell: () => words('12345678901234567890') },
  { cell: () => digits('1e400') },
  { cell: () => digits('0x1F') },
  { cell: (figure) => digits(figure, 2), fits: (figure) => Number(figure) >= 0 },
  { cell: (figure) => digits(figure, 5) },
  { cell: () => ({ attributes: 't="b"', inner: '<v>1</v>' }) },
  { cell: () => ({ attributes: 't="e"', inner: '<v>#DIV/0!</v>' }) },
  { cell: () => ({ attributes: 't="q"', inner: '<v>1</v>' }) },
  { cell: () => ({ inner: '<f>SUM(B2:B3)</f>' }) },
  { cell: () => words('1.234,5') },
  { cell: () => words('1,234') },
  { cell: () => words('1 234') },
  { cell: (figure) => words(`约${figure}`) },
  { cell: (figure) => words(`${figure}万`), fits: isWhole },
  { cell: (figure) => words(`(${figure})`) },
];

const missing: RawCell[] = [
  { inner: '' },
  words('NA'),
  words('—'),
  words('  '),
  words('暂无'),
  { attributes: 't="e"', inner: '<v>#N/A</v>' },
];

/** Transformations of the whole sheet. */
const treatments = [
  'none',
  'none',
  'shuffled',
  'hidden sheet',
  'row hidden',
  'column hidden',
  'merged',
  'cell twice',
  'undeclared',
] as const;
const isRefused = (treatment: string) =>
  ['row hidden', 'column hidden', 'merged', 'cell twice', 'undeclared'].includes(treatment);

const figure = fc.oneof(
  fc.integer({ min: -1e6, max: 1e6 }).map(String),
  fc
    .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 999 }))
    .map(([a, b]) => `${a}.${b}5`),
  fc.integer({ min: 1, max: 999_999_999_999_999 }).map(String),
);

const columnOf = (units: number) =>
  fc.record({
    unit: fc.constantFrom('', '%', '占比（%）', 'per cent of GDP', '万人'),
    asPerCent: fc.boolean(),
    figures: fc.array(fc.option(figure, { freq: 5 }), { minLength: units, maxLength: units }),
    ways: fc.array(fc.nat(), { minLength: units, maxLength: units }),
  });

const bookOf = fc.integer({ min: 1, max: 6 }).chain((units) =>
  fc.record({
    units: fc.constant(units),
    columns: fc.array(columnOf(units), { minLength: 1, maxLength: 5 }),
    trap: fc.option(
      fc.record({ unit: fc.nat(units - 1), column: fc.nat(), way: fc.constantFrom(...traps) }),
      { freq: 3 },
    ),
    treatment: fc.constantFrom(...treatments),
    order: fc.shuffledSubarray([...Array(units + 3).keys()], { minLength: units + 3 }),
  }),
);

type Made = typeof bookOf extends fc.Arbitrary<infer T> ? T : never;

/** The workbook, the expected figures (NaN where missing), and whether it has to be refused. */
function make({ units, columns, trap, treatment, order }: Made) {
  const book: RawBook = {
    sheets: [],
    strings: ['<si><t>first</t></si>'],
    formats: ['0.0%', 'yyyy-mm-dd', '0.0"%"', '0', ';;;'],
    raised: [4],
  };
  const truth: number[][] = [];
  let isTrapped = isRefused(treatment);
  const rows: RawBook['sheets'][number]['rows'] = [
    { cells: [words('A title'), words('merged')] },
    {
      cells: [
        'uCode',
        'uName',
        'Time',
        ...columns.map((_, k) => `x${k}`),
        ...(treatment === 'undeclared' ? ['population'] : []),
      ].map(words),
    },
  ];
  for (let c = 0; c < units; c++) {
    const cells: (RawCell | undefined)[] = [words(`U${c}`), words(`Unit ${c}`), digits('2020')];
    truth[c] = columns.map(({ unit, asPerCent, figures, ways }, k) => {
      const figure = figures[c]!;
      const isTrap = trap && trap.unit === c && trap.column % columns.length === k;
      if (isTrap && figure !== null && (trap.way.fits?.(figure) ?? true)) {
        isTrapped = true;
        cells.push(trap.way.cell(figure, book));
        return Number.NaN;
      }
      if (figure === null) {
        cells.push(missing[ways[c]! % missing.length]);
        return Number.NaN;
      }
      const percents = unit !== '万人' && asPerCent;
      const list = percents ? percentWays : plainWays;
      cells.push(list[ways[c]! % list.length]!.cell(figure, book));
      return Number(figure);
    });
    if (treatment === 'undeclared') cells.push(digits('5'));
    rows.push({ cells, ...(treatment === 'row hidden' && c === 0 ? { attributes: 'hidden="1"' } : {}) });
  }
  if (treatment === 'cell twice') rows[2]!.cells[3] = { inner: `<v>1</v></c><c r="D3"><v>2</v>` };
  rows.push({ cells: [] });
  const meta = [
    ['iCode', 'iName', 'Type', 'Parent', 'Weight', 'Direction', 'Unit'],
    ['all', 'All', 'Aggregate', '', '1', '1', ''],
    ...columns.map(({ unit }, k) => [`x${k}`, `X ${k}`, 'Indicator', 'all', '1', '1', unit]),
  ];
  book.sheets = [
    {
      name: 'iData',
      rows,
      ...(treatment === 'column hidden'
        ? { before: '<cols><col min="4" max="4" width="9" hidden="1"/></cols>' }
        : {}),
      after: `<mergeCells><mergeCell ref="A1:B1"/>${treatment === 'merged' ? '<mergeCell ref="D3:D4"/>' : ''}</mergeCells>`,
      ...(treatment === 'shuffled' ? { order } : {}),
    },
    { name: 'iMeta', rows: meta.map((row) => ({ cells: row.map(words) })) },
  ];
  if (treatment === 'hidden sheet')
    book.sheets.push({ name: 'old', state: 'hidden', rows: [{ cells: [words('uCode')] }] });
  return { book, truth, isTrapped };
}

/** The imported values of a workbook, or undefined where it is refused. */
async function imported(bytes: Uint8Array): Promise<number[][] | undefined> {
  const path = join(folder, 'made.xlsx');
  writeFileSync(path, bytes);
  const { tables, problems } = await coinrSheets(path);
  if (!tables) {
    expect(problems.length).toBeGreaterThan(0);
    return undefined;
  }
  const made = fromCoinr(tables.iData, tables.iMeta, { name: 'made', spell: toPinyin });
  if (made.problems.length > 0) return undefined;
  const [, ...lines] = made.files.get('data/values.csv')!.trimEnd().split('\n');
  return lines.map((line) =>
    line
      .split(',')
      .slice(2)
      .map((cell) => (cell === '' ? Number.NaN : Number(cell))),
  );
}

describe('a workbook generated from the standard', () => {
  it('gives every expected figure, or is refused; plain ones are never refused', async () => {
    const seen = { taken: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(bookOf, async (made) => {
        const { book, truth, isTrapped } = make(made);
        const values = await imported(xlsxOf(book));
        seen[values ? 'taken' : 'refused']++;
        expect(values).toEqual(isTrapped ? undefined : truth);
      }),
      { numRuns, seed },
    );
    expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(numRuns / 10);
    if (process.env['FUZZ_WORKBOOKS'])
      process.stdout.write(`${JSON.stringify({ workbooks: numRuns, seed, ...seen })}\n`);
  }, 600_000);

  it('with duplicate entries, rows or cells is refused', async () => {
    const plain = make(fc.sample(bookOf, { numRuns: 1, seed: 1 })[0]!).book;
    const bytes = xlsxOf(plain);
    const text = Buffer.from(bytes).toString('latin1');
    const renamed = text
      .replaceAll('xl/styles.xml', 'xl/STYLES.xml')
      .replaceAll('xl/sharedStrings.xml', 'xl/sharedstrings.xml');
    expect(renamed).not.toBe(text);
    const twice = text.replaceAll('xl/worksheets/sheet2.xml', 'xl/worksheets/SHEET1.xml');
    for (const changed of [renamed, twice]) {
      expect(await imported(Buffer.from(changed, 'latin1'))).toBeUndefined();
    }
  });
});
