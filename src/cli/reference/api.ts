import { apiDescription } from '../../server/index.js';
import { codeSpan, escapeMarkdown, joinParts, referencePage, tableOf } from './markdown.js';

/** Every endpoint of the API with its parameters, and its problems. */
export function apiReferencePage(): string {
  const { about, resources, parameters, problems } = apiDescription();
  const parts = [
    '## What can be asked for',
    ...resources.flatMap(({ path, summary, about: more, query, forms }) =>
      joinParts(
        `### ${escapeMarkdown(summary.en)}`,
        codeSpan(`GET ${path}`),
        more && escapeMarkdown(more.en),
        query.length > 0 ? `Filters and pages: ${query.map(codeSpan).join(', ')}.` : undefined,
        `Forms: ${forms.map(({ id, mediaType }) => `${codeSpan(id)} (${codeSpan(mediaType)})`).join(', ')}.`,
      ),
    ),
    '## Parameters',
    tableOf(
      ['Name', 'Where', 'Meaning', 'Expected'],
      parameters.map((one) => [
        codeSpan(one.name),
        one.in === 'path' ? 'address' : 'query',
        escapeMarkdown(one.about.en),
        escapeMarkdown(one.expected.en),
      ]),
    ),
    '## Problems',
    'An error is a problem document ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)) that says what was found, what was expected and how to mend it.',
    tableOf(
      ['Status', 'Name', 'Meaning'],
      problems.map(({ kind, status, title }) => [String(status), codeSpan(kind), escapeMarkdown(title.en)]),
    ),
  ];
  return referencePage(
    'Endpoints of the API',
    `${escapeMarkdown(about.en)}\n\nThe same stands in both languages, with examples that work, on the page \`/en/api\` of every site, and as OpenAPI 3.1 at \`/openapi.json\`. [The server of the API](../api.md) says how it behaves.`,
    parts,
  );
}
