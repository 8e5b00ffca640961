import type { Endpoint } from '../../endpoint.js';

/**
 * A resource and the same under shorter addresses: SDMX lets what stands last in an address be left out, which then means all.
 * @param least the shortest address
 */
export function withShorter(endpoint: Endpoint, least: string): Endpoint[] {
  const found = [endpoint];
  for (let path = endpoint.path; path.length > least.length; ) {
    path = path.slice(0, path.lastIndexOf('/'));
    const left = endpoint.path.split('/').length - path.split('/').length;
    found.push({ ...endpoint, path, id: `${endpoint.id}-less-${left}`, short: true });
  }
  return found;
}
