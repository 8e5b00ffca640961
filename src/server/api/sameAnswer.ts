import { LRUCache } from 'lru-cache';
import { pageParameters } from '../../figures/index.js';
import { endpoints } from './endpoints/index.js';
import { accepted, typesOf } from './negotiate.js';

const pageNames = new Set<string>(pageParameters);

/** Whether a path belongs to the API. */
export const isApi = (path: string) => /^\/(?:v1|sdmx)\//.test(path);

/**
 * The path and query of an address, the same for all addresses with the same answer: names in order and, on pages, only those
 * that pages know.
 */
export function sameAddress(url: string): string {
  const from = url.indexOf('/', 8);
  if (from < 0) return '/';
  const mark = url.indexOf('?', from);
  const path = samePath(mark < 0 ? url.slice(from) : url.slice(from, mark));
  if (mark < 0) return path;
  const given = new URLSearchParams(url.slice(mark + 1));
  const kept = isApi(path)
    ? [...given]
    : [...new Set(given.keys())]
        .filter((n) => pageNames.has(n))
        .map((n): [string, string] => [n, given.getAll(n).join(' ')]);
  kept.sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  const query = new URLSearchParams(kept).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** A path with each of its characters written in one way. */
function samePath(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return path
      .split('/')
      .map((part) => encodeURIComponent(decodeURIComponent(part)))
      .join('/');
  } catch {
    return path;
  }
}

/** Maximum number of different `Accept` headers whose meaning is cached. */
const mostHeaders = 200;

const mediaTypes = [...new Set(endpoints.flatMap(({ forms }) => forms.flatMap(typesOf)))];
const meanings = new LRUCache<string, string>({ max: mostHeaders });

/** What the header `Accept` means for the formats of the API: the same for all headers with the same answer. Pages have one format. */
export function sameFormat(path: string, accept: string | null): string {
  if (!accept || accept === '*/*' || !isApi(path)) return '';
  const known = meanings.get(accept);
  if (known !== undefined) return known;
  const meaning = accepted(mediaTypes, accept).join() || 'none';
  meanings.set(accept, meaning);
  return meaning;
}
