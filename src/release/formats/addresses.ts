import type { PublishedAt } from './citation.js';

/** The identifier of a resource of a release: below its address where there is one, else a URN. */
export function iri({ url }: PublishedAt, release: string, part?: string): string {
  const path = part?.split('/').map(encodeURIComponent).join('/');
  if (url !== undefined) return path === undefined ? url : `${url.replace(/\/$/, '')}/${path}`;
  const name = `urn:iplus:release:${encodeURIComponent(release)}`;
  return path === undefined ? name : `${name}:${path}`;
}

const mediaTypes: Record<string, string> = {
  '.csv': 'text/csv',
  '.json': 'application/json',
  '.parquet': 'application/vnd.apache.parquet',
  '.topojson': 'application/geo+json',
};

/** Media type of a file of a release. */
export function mediaTypeOf(path: string): string {
  return mediaTypes[/\.[^./]+$/.exec(path)?.[0] ?? ''] ?? 'application/octet-stream';
}
