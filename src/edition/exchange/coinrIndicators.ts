import { numberText, parseFigureCell, presentText } from './coinrCells.js';
import { type Cells, type CoinrTables, csv, titleOf } from './coinrTables.js';
import { inLanguages, type Languages, TextColumns } from './coinrTexts.js';

/** The lowest figure of an indicator in the published periods, or 0, and the highest. */
export type Bounds = (code: string) => readonly [number, number];

export function boundsFrom({ data, at }: CoinrTables, base: string, fromZero: readonly string[]): Bounds {
  return (code) => {
    const figures = data.flatMap((row) =>
      at(row) < base ? [] : [Number(numberText(row[code]) ?? Number.NaN)],
    );
    const own = figures.filter((figure) => !Number.isNaN(figure));
    const least = own.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const most = own.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    return [fromZero.includes(code) ? 0 : least, most];
  };
}

export function indicatorsCsv(
  { meta, data, id }: CoinrTables,
  columns: readonly string[],
  bounds?: Bounds,
): string {
  const rows = columns.map((code) => meta.find((row) => row['iCode'] === code)!);
  const titles = new TextColumns('title', rows.map(titleOf));
  const units = new TextColumns(
    'unit',
    rows.map((row) => unitOf(row, data)),
  );
  return csv(
    [
      ...['id', ...titles.header, ...units.header, 'direction', 'denominator', 'per', 'target'],
      ...(bounds ? ['low', 'high'] : []),
    ],
    rows.map((row, i) => {
      const denominator = presentText(row['Denominator']);
      const below = denominator === undefined ? undefined : id(denominator);
      const [direction, per, target] = ['Direction', 'Per', 'Target'].map((c) => numberText(row[c]));
      const ends = row['Type'] === 'Indicator' ? bounds?.(row['iCode']!).map(String) : undefined;
      return [
        id(row['iCode']!),
        ...titles.row(i),
        ...units.row(i),
        direction,
        below,
        per,
        target,
        ...(ends ?? (bounds ? [undefined, undefined] : [])),
      ];
    }),
  );
}

/** The unit that iMeta declares; per cent where it declares none and the column has per cents. */
export function unitOf(row: Cells, data: readonly Cells[]): Languages {
  const said = inLanguages(row, 'Unit', undefined);
  const isPercent = (cell: string | undefined) => {
    const figure = parseFigureCell(cell);
    return typeof figure !== 'string' && figure.percent;
  };
  return Object.keys(said).length > 0 || !data.some((cells) => isPercent(cells[row['iCode']!]))
    ? said
    : { en: '%' };
}
