import type { Text } from '../../edition/index.js';
import { headlineName, type Release, sdmxArtefacts } from '../../release/index.js';
import type { ApiDescription } from '../../site/index.js';
import { aboutApi } from './document.js';
import { takesEnding } from './endpoint.js';
import { endpoints } from './endpoints/index.js';
import { pathParameters, queryParameters } from './parameters.js';
import { problemKinds } from './problem.js';

/** The API as its documentation page shows it, with examples of one release. */
export function describeApi(release: Release): ApiDescription {
  const { plan } = release;
  return apiDescription({
    release: 'latest',
    unit: plan.units[0]!.code,
    period: headlineName(release),
    node: plan.nodes[0]!.id,
    table: 'rankings',
    format: 'bibtex',
    agency: 'IPLUS',
    flow: sdmxArtefacts(release).dataflow,
    version: sdmxArtefacts(release).version,
  });
}

/** The API without a release. @param filled what stands in the addresses of examples in the place of a name in braces */
export function apiDescription(filled: Readonly<Record<string, string>> = {}): ApiDescription {
  const listed = (where: 'path' | 'query', all: Record<string, { about: Text; expected: Text }>) =>
    Object.entries(all).map(([name, { about, expected }]) => ({ name, in: where, about, expected }));
  return {
    about: aboutApi,
    resources: endpoints
      .filter(({ short }) => !short)
      .map((endpoint) => {
        const { path, summary, about, query, forms, example } = endpoint;
        return {
          endings: takesEnding(endpoint),
          path,
          summary,
          about,
          query,
          forms,
          example: example.replace(/\{(\w+)\}/g, (name: string, of: string) =>
            Object.hasOwn(filled, of) ? encodeURIComponent(filled[of]!) : name,
          ),
        };
      }),
    parameters: [...listed('path', pathParameters), ...listed('query', queryParameters)],
    problems: Object.entries(problemKinds).map(([kind, { status, title }]) => ({ kind, status, title })),
  };
}
