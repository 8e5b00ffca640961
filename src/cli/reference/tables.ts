import { definitions } from '../../release/index.js';
import { type AnyDefinition, fileOf, mayBeMissing } from '../../tables/index.js';
import { codeSpan, escapeMarkdown, joinParts, referencePage, tableOf } from './markdown.js';

/** Every table that a release may have, with its columns. */
export function tablesPage(): string {
  const all: readonly AnyDefinition[] = Object.values(definitions);
  return referencePage(
    'Tables of the analysis',
    'Every table that a release can have. A table for which an edition has no data is left out. `iplus analyse RELEASE --out DIR` writes the tables as CSV files with this data dictionary, the API serves them under `/v1/RELEASE/analysis/`, and every row has a receipt. A missing value is an empty cell. Titles are given in English and Chinese.',
    all.flatMap((definition) => {
      const { name, title, key } = definition;
      return [
        `## ${name}`,
        `${escapeMarkdown(title.en)} (${escapeMarkdown(title.zh)}). File: ${codeSpan(fileOf(definition))}. ${
          key.length === 0 ? 'No key.' : `Key: ${key.map(codeSpan).join(', ')}.`
        }`,
        tableOf(['Column', 'Description', 'Type'], rowsOf(definition)),
      ];
    }),
  );
}

function rowsOf(definition: AnyDefinition): string[][] {
  const { columns, open } = definition;
  const rows = Object.entries(columns).map(([id, { title, type, unit, note }]) => [
    codeSpan(id),
    joinParts(
      `${escapeMarkdown(title.en)} (${escapeMarkdown(title.zh)})`,
      note && escapeMarkdown(note.en),
    ).join('; '),
    joinParts(
      kinds[type],
      unit && escapeMarkdown(unit.en),
      mayBeMissing(definition, id) ? 'may be missing' : undefined,
    ).join(', '),
  ]);
  if (!open) return rows;
  return [
    ...rows,
    [
      codeSpan(`${open.prefix}…`),
      'Further columns; their number and names depend on the edition.',
      kinds[open.type],
    ],
  ];
}

const kinds = { string: 'text', integer: 'integer', number: 'number' } as const;
