import { createRoute, OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import type { Lang, Text } from '../../edition/index.js';
import { type Endpoint, pathNames, takesEnding } from './endpoint.js';
import { endpoints } from './endpoints/index.js';
import { bare, type Form, json, typesOf } from './negotiate.js';
import { schemaOf } from './parameterSchema.js';
import { type ProblemKind, problemKinds } from './problem.js';
import { withdrawalSchema } from './withdrawal.js';

/** Version of the API; its major version is that of the addresses. */
export const apiVersion = '1.0.0';

const title: Text = { en: 'Index API', zh: '指数 API' };
export const aboutApi: Text = {
  en: 'Every figure of a release, with its receipt. A release never changes: responses under its id can be cached permanently. A vintage of a series may be withdrawn, which every answer then says, so its responses can be cached for an hour. The format is chosen by the file extension of the address (.json, .csv …) or by the header Accept.',
  zh: '发布版的全部数值及其来历。发布版永不改变：以其标识取得的内容可永久保存；系列中的版次可能被撤回（撤回后每次应答都会注明），缓存以一小时为限。所需格式可写在地址末尾（.json、.csv 等），或由 Accept 头指定。',
};

const wrong = z.object({
  parameter: z.string(),
  in: z.enum(['path', 'query', 'header']),
  found: z.string(),
  expected: z.string(),
  mend: z.string(),
});

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    errors: z.array(wrong).optional(),
  })
  .openapi('Problem');

const always: readonly ProblemKind[] = [
  'not-acceptable',
  'address-too-long',
  'changed-files',
  'range-outside',
  'quota-exceeded',
  'busy',
  'internal',
];

/** A resource as an OpenAPI route, in one language. */
export function routeOf(endpoint: Endpoint, lang: Lang): RouteConfig & { path: string } {
  const inPath = pathNames(endpoint.path);
  const kinds: ProblemKind[] = [
    'bad-parameter',
    ...(inPath.length > 0 ? (['not-found'] as const) : []),
    ...always,
  ];
  return {
    method: 'get',
    path: endpoint.path,
    operationId: endpoint.id,
    summary: endpoint.summary[lang],
    ...(endpoint.about && { description: endpoint.about[lang] }),
    request: {
      ...(inPath.length > 0 && { params: schemaOf('path', inPath, lang) }),
      query: schemaOf('query', endpoint.query, lang),
    },
    responses: {
      200: { description: endpoint.summary[lang], content: contentOf(endpoint, endpoint.forms) },
      206: { description: { en: 'The part that was asked for', zh: '所求部分' }[lang] },
      304: { description: { en: 'Not changed', zh: '内容未变' }[lang] },
      ...Object.fromEntries(kinds.map((kind) => [problemKinds[kind].status, failure(kind, lang)])),
    },
  };
}

function contentOf({ paged, schema }: Endpoint, forms: readonly Form[]) {
  const page = z.object({
    release: z.string(),
    dataStatus: z.enum(['real', 'example', 'simulated']),
    withdrawn: withdrawalSchema,
    total: z.number().int(),
    next: z.string().nullable(),
    items: z.array(schema),
  });
  const described = [json.id, 'sdmx-structure', 'sdmx-json-1', ...(paged ? [] : ['sdmx-json'])];
  const schemaOf = ({ id }: Form) => (described.includes(id) ? (paged ? page : schema) : z.any());
  // Of two formats with one media type the first is the default.
  return Object.fromEntries(
    forms.toReversed().flatMap((form) => {
      const types = typesOf(form).filter((type, i) => i === 0 || bare(type) !== bare(form.mediaType));
      return types.map((type) => [type, { schema: schemaOf(form) }]);
    }),
  );
}

function failure(kind: ProblemKind, lang: Lang) {
  const description = problemKinds[kind].title[lang];
  return { description, content: { 'application/problem+json': { schema: problem } } };
}

/** The OpenAPI 3.1 document in one language. Addresses that end with the format are separate paths. */
export function documentOf(lang: Lang) {
  const app = new OpenAPIHono();
  for (const endpoint of endpoints) {
    const route = routeOf(endpoint, lang);
    app.openAPIRegistry.registerPath(createRoute(route));
    for (const form of takesEnding(endpoint) ? endpoint.forms : []) {
      app.openAPIRegistry.registerPath({
        ...route,
        path: `${endpoint.path}.${form.id}`,
        operationId: `${endpoint.id}-${form.id}`,
        responses: {
          ...route.responses,
          200: { description: endpoint.summary[lang], content: contentOf(endpoint, [form]) },
        },
      });
    }
  }
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: title[lang], version: apiVersion, description: aboutApi[lang] },
    servers: [{ url: '/' }],
  });
}
