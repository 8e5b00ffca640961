import type { Hono } from 'hono';
import type { MountedRelease, Served } from '../mounted.js';
import type { TrustFolders } from '../node/trust.js';
import type { Depth } from './pages.js';

/** A site that is to be written. */
export interface PlannedSite {
  /** Answers every address. */
  app: Hono;
  releases: readonly Served[];
  all: readonly MountedRelease[];
  /** The depth of the pages of places of each release. */
  depths: readonly Depth[];
  /** The future address, and the same as text with a slash at its end. */
  baseUrl: URL | undefined;
  base: string | undefined;
  /** Whether pictures are written as PNG. */
  png: boolean;
  trust: TrustFolders;
  /** Is told how many answers there are so far, and how many addresses were found. */
  onTaken: ((taken: number, found: number) => void) | undefined;
}
