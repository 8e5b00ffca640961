import type { z } from '@hono/zod-openapi';
import type { Text } from '../../edition/index.js';
import type { Table } from '../../tables/index.js';
import { anyForm, type Form } from './negotiate.js';
import type { PathName, QueryName } from './parameters.js';
import type { Query } from './query.js';
import type { ApiRelease, Releases } from './releases.js';

/** A validated request. */
export interface ApiRequest {
  releases: Releases;
  /** The release in the path; the latest where the path names none. */
  release: ApiRelease;
  params: Partial<Record<PathName, string>>;
  query: Query;
  form: Form;
  /** The query as received. */
  search: URLSearchParams;
}

/** The result of an endpoint. Bytes are made for it alone: a worker gives their memory away with the answer. */
export type EndpointResult = (
  | { json: unknown }
  | { table: Table }
  | { text: string | Uint8Array }
  | { content: string | Uint8Array; mediaType: string; fileName: string }
) & {
  /** The release it belongs to, where the path does not name one. */
  of?: ApiRelease;
};

/** One resource of the API. Document, documentation page, routes and tests are derived from it. */
export interface Endpoint {
  id: string;
  /** In OpenAPI notation: `/v1/{release}/units`. */
  path: string;
  summary: Text;
  about?: Text;
  query: readonly QueryName[];
  /** A shorter address of another resource, which the page of the API does not list. */
  short?: true;
  /** Whether its JSON never takes more than a few hundredths of a second; of all else, little is done at a time. */
  quick?: true;
  /** The available formats, the default first. */
  forms: readonly Form[];
  /** Whether its JSON is paginated. */
  paged: boolean;
  /** Schema of the JSON response, or of one row where it is paginated. */
  schema: z.ZodType;
  /** An address that works with every release. */
  example: string;
  answer(request: ApiRequest): EndpointResult | Promise<EndpointResult>;
}

/** Whether the format may stand at the end of the address. */
export const takesEnding = ({ path, forms }: Pick<Endpoint, 'path' | 'forms'>) =>
  path.startsWith('/v1/') && forms[0] !== anyForm;

/** The names of the parameters in a path. */
export function pathNames(path: string): PathName[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as PathName);
}
