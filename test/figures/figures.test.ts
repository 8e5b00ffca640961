import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { readXlsx } from 'hucre/xlsx';
import { parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FigureId, figureIds } from '../../src/figures/catalogue.js';
import { type Choice, parseChoice } from '../../src/figures/choice.js';
import type { Figure } from '../../src/figures/figure.js';
import { figureFormats } from '../../src/figures/figureFiles.js';
import { figureOf } from '../../src/figures/figureOf.js';
import { papers } from '../../src/figures/palette.js';
import { figureSvg } from '../../src/figures/svg.js';
import { explain, findSubject, type Release, receiptOf, shortId } from '../../src/release/index.js';
import { exampleWith, releaseOf, sharesOfTheBest } from '../helpers/editions.js';
import { rowsOfCsv } from '../helpers/figures.js';

const whole = (release: Release): Choice => parseChoice(release, () => undefined);

async function figuresOf(release: Release, choice = whole(release)): Promise<Figure[]> {
  const made = await Promise.all(figureIds.map((id) => figureOf(release, id, choice)));
  return made.filter((figure) => figure !== undefined);
}

const alone = { lang: 'en', width: 720, paper: 'light' } as const;

/** The example with its units, and their rows of data, cut to the first. */
function oneUnit(): string {
  const folder = exampleWith({});
  for (const [file, keep] of [
    ['units.csv', 2],
    ['data/values.csv', Number.POSITIVE_INFINITY],
  ] as const) {
    const path = join(folder, file);
    const [head, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
    const kept = lines.filter((line) => line.startsWith('A1,')).slice(0, keep - 1 || undefined);
    writeFileSync(path, `${[head, ...kept].join('\n')}\n`);
  }
  return folder;
}

let release: Release;
let single: Release;

beforeAll(async () => {
  release = await releaseOf(exampleWith(sharesOfTheBest));
  single = await releaseOf(oneUnit());
}, 60_000);

describe('every figure', () => {
  it('has in its table the very value that the receipt behind it has', async () => {
    let compared = 0;
    for (const node of [0, release.plan.nodes[0]!.children[0]!]) {
      for (const figure of await figuresOf(release, { ...whole(release), node })) {
        for (const field of figure.fields.filter((f) => f.type === 'number' && f.to)) {
          for (const row of figure.rows.filter((r) => r[field.id] !== null)) {
            const path = field.to!(row)!;
            expect(await valueBehind(path), `${figure.id} ${path}`).toBe(row[field.id]);
            compared++;
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(300);
  });

  it('is a well-formed file in both languages, on both papers, at any width, whole or with a reason', async () => {
    for (const one of [release, single]) {
      for (const figure of await figuresOf(one)) {
        for (const lang of ['en', 'zh'] as const) {
          for (const [i, paper] of papers.entries()) {
            const svg = figureSvg(one, figure, { lang, paper, width: [280, 1600][i]! });
            expect(XMLValidator.validate(svg), figure.id).toBe(true);
            expect(svg, figure.id).not.toMatch(/NaN|undefined|Infinity|var\(/);
            expect(svg, figure.id).toContain(shortId(one.manifest.id));
            expect(svg.split({ en: 'Example data', zh: '示例数据' }[lang]).length, figure.id).toBeGreaterThan(
              2,
            );
          }
        }
      }
    }
  });

  it('is the same to the byte when it is made again', async () => {
    for (const [id, write] of Object.entries(figureFormats)) {
      for (const figure of await figuresOf(release)) {
        const again = (await figureOf(release, figure.id as FigureId, whole(release)))!;
        const [a, b] = await Promise.all([figure, again].map((f) => write(release, f, alone)));
        expect(Buffer.from(a!.content).equals(Buffer.from(b!.content)), `${figure.id}.${id}`).toBe(true);
      }
    }
  });

  it('carries every digit in its files, and which figure, release and status it is of', async () => {
    for (const figure of (await figuresOf(release)).filter((f) => f.rows.length > 0)) {
      const id = figure.fields.find((f) => f.type === 'number')!.id;
      const wanted = figure.rows.map((r) => r[id] ?? null);
      const csv = rowsOfCsv(release, figure, await content(figure, 'csv'));
      expect(
        csv.map((r) => (r[id] === '' ? null : Number(r[id]))),
        figure.id,
      ).toEqual(wanted);
      expect(csv[0], figure.id).toMatchObject({ release: release.manifest.id, data_status: 'example' });
      const bytes = await content(figure, 'parquet');
      const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
      const rows = await parquetReadObjects({ file });
      expect(
        rows.map((r) => r[id] ?? null),
        figure.id,
      ).toEqual(wanted);
      const book = await readXlsx(await content(figure, 'xlsx'));
      expect(String(book.sheets[0]!.rows[0]![0])).toContain('Example data');
      const column = figure.fields.findIndex((f) => f.id === id);
      expect(
        book.sheets[0]!.rows.slice(3).map((r) => r[column] ?? null),
        figure.id,
      ).toEqual(wanted);
    }
  });

  it('says why it cannot be drawn where there is one unit', async () => {
    const figures = new Map((await figuresOf(single)).map((f) => [f.id, f]));
    for (const id of ['moran', 'pairwise']) {
      expect(figures.get(id)!.why?.en, id).toMatch(/cannot be computed here: .+\./);
    }
  });

  it('is not there where it divides points by points and the scale has no natural zero', async () => {
    const scored = await releaseOf(exampleWith({}));
    const ids = (of: readonly Figure[]) => of.map(({ id }) => id);
    const there = ids(await figuresOf(scored));
    const gone = ids(await figuresOf(release)).filter((id) => !there.includes(id));
    expect(gone).toEqual(
      expect.arrayContaining([
        ...['lorenz', 'inequality', 'gini-parts', 'convergence', 'gap', 'rank-size', 'mobility'],
        ...['location-quotients', 'sector-growth', 'shift-share'],
      ]),
    );
    const spread = (await figureOf(scored, 'spread', whole(scored)))!;
    expect(spread.note.en).toMatch(/^Standard deviation in points\./);
    expect(spread.why).toBeUndefined();
    expect(spread.rows.filter((row) => row['value'] !== null).map((row) => row['measure'])).toEqual([
      'sd',
      'sd',
    ]);
  });
});

async function content(figure: Figure, ending: string): Promise<Buffer> {
  return Buffer.from((await figureFormats[ending]!(release, figure, alone)).content);
}

/** The value that the page behind a link of a figure shows. */
async function valueBehind(path: string): Promise<number | null> {
  if (path.startsWith('receipt?of=')) {
    const { value } = await receiptOf(release, decodeURIComponent(path.slice('receipt?of='.length)));
    return Number(value);
  }
  const [, code, period, node] = path.split('/').map(decodeURIComponent);
  return explain(release, findSubject(release.plan, code!), period, node).value;
}
