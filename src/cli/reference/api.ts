import { apiDescription } from '../../server/index.js';
import { codeSpan, escapeMarkdown, joinParts, referencePage, tableOf } from './markdown.js';

/** Every endpoint of the API with its parameters, and its errors. */
export function apiReferencePage(): string {
  const { about, resources, parameters, problems } = apiDescription();
  const parts = [
    '## Endpoints',
    ...resources.flatMap(({ path, summary, about: more, query, forms }) =>
      joinParts(
        `### ${escapeMarkdown(summary.en)}`,
        codeSpan(`GET ${path}`),
        more && escapeMarkdown(more.en),
        query.length > 0 ? `Query parameters: ${query.map(codeSpan).join(', ')}.` : undefined,
        `Formats: ${forms.map(({ id, mediaType }) => `${codeSpan(id)} (${codeSpan(mediaType)})`).join(', ')}.`,
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
    '## Errors',
    'An error is a problem document ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)) that says what was found, what was expected and how to fix it.',
    tableOf(
      ['Status', 'Name', 'Meaning'],
      problems.map(({ kind, status, title }) => [String(status), codeSpan(kind), escapeMarkdown(title.en)]),
    ),
  ];
  return referencePage(
    'Endpoints of the API',
    `${escapeMarkdown(about.en)}\n\nThe page \`/en/api\` of every site has the same in both languages with working examples, and \`/openapi.json\` has it as OpenAPI 3.1. [The HTTP API](../api.md) describes caching, limits and the server.`,
    parts,
  );
}
