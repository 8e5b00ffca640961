import { writeXlsx } from 'hucre/xlsx';
import { type Lang, removeControls, type Text } from '../edition/index.js';
import {
  type FigureTable,
  type Release,
  readersCsv,
  repeatedWord,
  tableColumn,
  tableCsv,
  tableParquet,
} from '../release/index.js';
import type { Cell } from '../tables/index.js';
import { bilingual, word } from '../words/index.js';
import type { Figure, FigureField, FigureRow } from './figure.js';
import { noDate, SheetDraft } from './sheet/sheet.js';
import { styles } from './sheet/styles.js';
import { figureSvg, type StandaloneOptions, sourceLine } from './svg.js';

/** A file of a figure. */
interface FigureFile {
  mediaType: string;
  content: string | Uint8Array;
}

interface FigureFileOptions extends StandaloneOptions {
  /** Whether a CSV file has ids and codes, for programs, where others have titles and names. */
  coded?: boolean;
}

type Write = (release: Release, figure: Figure, how: FigureFileOptions) => FigureFile | Promise<FigureFile>;

/** Every form a figure can be taken away in, by the ending of its file. What it is, of which release and whether its data are real goes along in each. */
export const figureFormats: Readonly<Record<string, Write>> = {
  svg: (release, figure, how) => ({
    mediaType: 'image/svg+xml; charset=utf-8',
    content: figureSvg(release, figure, how),
  }),
  csv: (release, figure, { lang, coded }) => ({
    mediaType: 'text/csv; charset=utf-8; header=present',
    content: coded
      ? tableCsv(figureTable(release, figure)).content
      : readersCsv(figureTable(release, figure, lang), lang),
  }),
  xlsx: async (release, figure, { lang }) => ({
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: await figureWorkbook(release, figure, lang),
  }),
  parquet: (release, figure) => ({
    mediaType: 'application/vnd.apache.parquet',
    content: tableParquet(release.manifest, figureTable(release, figure)),
  }),
};

/**
 * The table of a figure; every row says of which figure and release it is and whether its data are real.
 *
 * @param named the language of names in place of codes; codes without it
 */
export function figureTable(
  { plan, manifest }: Release,
  { id, title, fields, rows }: Figure,
  named?: Lang,
): FigureTable {
  const constant = (name: string, words: Text, value: string) => ({
    field: { id: name, title: words, type: 'string' as const },
    cells: repeatedWord(value, rows.length),
  });
  const said = [
    constant('figure', { en: 'Figure', zh: '图' }, bilingual(title)),
    constant('source', { en: 'Source', zh: '来源' }, `${bilingual(plan.title)} ${plan.version}`),
    constant('release', { en: 'Release', zh: '发布版' }, manifest.id),
    constant('data_status', { en: 'Status of the data', zh: '数据性质' }, plan.dataStatus),
  ];
  return {
    name: id,
    title,
    key: [],
    links: [],
    fields: [
      ...fields.map(({ id: name, title: words, type, unit, note }) => ({
        id: name,
        title: words,
        type,
        ...(unit ? { unit } : {}),
        ...(note ? { note } : {}),
      })),
      ...said.map((s) => s.field),
    ],
    columns: [
      ...fields.map((field) =>
        tableColumn(
          field,
          rows.map((row) => fieldCell(field, row, named) ?? (field.type === 'string' ? '' : Number.NaN)),
        ),
      ),
      ...said.map((s) => s.cells),
    ],
  };
}

/** The cell of a row, by name where a language is told and it has one. */
function fieldCell(field: FigureField, row: FigureRow, named?: Lang): Cell {
  const cell = row[field.id] ?? null;
  if (named === undefined || field.type !== 'string' || !field.name || cell === null) return cell;
  return field.name(String(cell), named, row);
}

/** The rows with their titles above them, and what they are beside them on a sheet of its own. */
async function figureWorkbook(release: Release, figure: Figure, lang: Lang): Promise<Uint8Array> {
  const { plan, manifest } = release;
  const data = new SheetDraft('Data');
  const banner = plan.dataStatus === 'real' ? styles.banner : styles.warning;
  const status = plan.dataStatus === 'real' ? '' : `${word(plan.dataStatus, lang)} — `;
  data.put({ row: 0, column: 0 }, `${status}${figure.title[lang]}`, banner);
  data.put({ row: 1, column: 0 }, `${figure.note[lang]} ${sourceLine(release, lang)}`, styles.about);
  data.putRow(
    2,
    0,
    figure.fields.map((f) => f.title[lang] + (f.unit ? ` (${f.unit[lang]})` : '')),
    styles.heading,
  );
  figure.rows.forEach((row, i) => {
    data.putRow(
      3 + i,
      0,
      figure.fields.map((f) => fieldCell(f, row, lang) ?? ''),
    );
  });
  const about = new SheetDraft('About');
  const lines: [Text, Text][] = [
    [{ en: 'Figure', zh: '图' }, figure.title],
    [{ en: 'How to read it', zh: '读法' }, figure.note],
    [
      { en: 'Source', zh: '来源' },
      { en: `${plan.title.en} ${plan.version}`, zh: `${plan.title.zh} ${plan.version}` },
    ],
    [
      { en: 'Release', zh: '发布版' },
      { en: manifest.id, zh: manifest.id },
    ],
    [
      { en: 'Status of the data', zh: '数据性质' },
      { en: word(plan.dataStatus, 'en'), zh: word(plan.dataStatus, 'zh') },
    ],
    [
      { en: 'Licence', zh: '许可' },
      { en: manifest.licence, zh: manifest.licence },
    ],
  ];
  if (plan.attribution) lines.push([{ en: 'Source', zh: '来源' }, plan.attribution]);
  lines.forEach(([label, text], row) => {
    about.putRow(row, 0, [bilingual(label), text.en, text.zh], styles.wrapped);
  });
  const columns = (widths: readonly number[]) => ({ columns: widths.map((width) => ({ width })) });
  return writeXlsx({
    sheets: [
      data.toSheet({
        ...columns(figure.fields.map((f) => (f.type === 'string' ? 22 : 16))),
        freezePane: { rows: 3, columns: 0 },
      }),
      about.toSheet(columns([28, 70, 60])),
    ],
    properties: {
      title: removeControls(`${status}${figure.title[lang]}`),
      creator: manifest.id,
      created: noDate,
      modified: noDate,
    },
  });
}
