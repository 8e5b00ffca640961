import type { PublishedPages } from '../server/index.js';

/**
 * Takes the place of `site/frame/assets.ts` in the worker, which has no files: the names of style sheet and scripts are those of
 * the published folder.
 */
export let cssName = '';

let entries: Record<string, string> = {};

export function scripts(): { entries: Record<string, string>; files: string[] } {
  return { entries, files: [] };
}

/** Sets the names before a page is made. */
export function useAssets(assets: PublishedPages['assets']): void {
  cssName = assets.css;
  entries = assets.entries;
}

/** The worker hands out no assets: they are files. */
export async function asset(): Promise<undefined> {
  return undefined;
}
