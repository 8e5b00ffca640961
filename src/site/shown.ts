import type { Published, Text } from '../edition/index.js';
import type { Release, RevisionClass, Series, Withdrawal } from '../release/index.js';

/** Another release on the same site. */
interface Neighbour {
  title: Text;
  dataStatus: Release['plan']['dataStatus'];
  base: string;
}

/** One of the dated releases of an edition, with pages of its own. */
export interface ShownVintage {
  number: number;
  /** The day it was published. */
  date: string;
  base: string;
  /** Why it replaced the one before. */
  why?: { class: RevisionClass; reason: Text } | undefined;
  /** Set where it was withdrawn. */
  withdrawn?: Withdrawal;
}

/** A batch that was taken into figures. */
export interface ArrivedBatch {
  contract: Text;
  /** Stored records; undefined where their number would tell a confidential figure. */
  records: number | undefined;
  /** When it was acknowledged, in milliseconds since 1970. */
  at: number;
}

/** What is known of a flash vintage beside its release: a release that is built again whenever records came. */
export interface Flash {
  /** When its figures were shown first, in milliseconds since 1970. */
  shown: number;
  /** Received, stored and in figures, in records; undefined where numbers of records would tell a confidential figure. */
  sums: { received: number; stored: number; counted: number } | undefined;
  /** The last batches, the newest first. */
  arrived: readonly ArrivedBatch[];
  /** Milliseconds from the acknowledgement of the first batch that is new in it until it was shown; undefined for the first vintage. */
  slowest: number | undefined;
  /** The flash vintage before it: when it was shown, and the index of each unit in the last period (null for none). */
  before: { shown: number; scores: readonly (number | null)[] } | undefined;
  /** Addresses of the dated vintages of the same edition, the newest first. */
  dated?: readonly ShownVintage[];
}

/** Where a site stands on the web. */
export interface SiteAddress {
  /** In full, without a slash at its end. */
  address: string;
  /** Whether it has pictures as PNG. */
  png: boolean;
}

/** A release and where it stands on a site: alone at the root where nothing is said. */
export interface Shown extends Release {
  /** What its addresses begin with: empty at the root, else a slash and a word. */
  base?: string;
  others?: readonly Neighbour[];
  /** The vintages of its edition that have pages, the newest first; this release is one of them. */
  vintages?: readonly ShownVintage[];
  /** Whether the site has an API, with a page of its own below the root. */
  api?: boolean;
  /**
   * Where the site is files on a web host, with no server that could answer a question: whether a worker in the reader's
   * browser answers instead (`answering`), or whole answers are all there is.
   */
  files?: 'answering' | 'whole';
  /** Whether the site gives out the public keys of the publisher (`/keys/`) and the log of releases (`/log/`). */
  trust?: { keys: boolean; log: boolean };
  /** Where it is a flash vintage. */
  flash?: Flash | undefined;
  /** The series that it is a vintage of. */
  series?: Series;
  /** Set where it was withdrawn: every page says so. */
  withdrawn?: Withdrawal;
  /** What others published of the same places, where it has a page beside ours. */
  published?: Published;
  /** Where the site stands, where that is known: networks want the addresses of pictures in full. */
  site?: SiteAddress;
}

/** Where published figures stand beside ours, behind the language. */
export const publishedPath = 'published';

/** Where every unit stands in its order, behind the language. */
export const rankingPath = 'ranking';

/** Where places stand side by side, behind the language. */
export const comparePath = 'compare';

/** What can be measured of the quality, behind the language. */
export const qualityPath = 'quality';

/** Where a flash vintage says what has just come, behind the language. */
export const livePath = 'live';

/** Where weights can be moved, behind the language. */
export const labPath = 'lab';

/** Where an index of one's own is made in the browser, behind the language. */
export const studioPath = 'studio';

/** Where the documentation of the program stands, behind the language, for all releases of a site. */
export const docsPath = 'docs';

/** Where a sentence is checked, behind the language. */
export const claimsPath = 'claims';

/** Where the news text of a place stands, behind the language and before its code. */
export const briefPath = 'brief';

/** Where the report and the slides stand, behind the language. */
export const reportPath = 'report';
export const slidesPath = 'slides';

/** Where the cards of places stand, behind the language and before their codes. */
export const cardPath = 'card';

/**
 * Where a published folder has the page that is answered in the reader's browser, behind the language; what is asked for
 * follows as a query, beginning with a slash.
 */
export const askPath = 'ask';

/** Whether a newer vintage has replaced it. */
export function isOlder({ vintages = [], base }: Shown): boolean {
  return vintages.length > 0 && vintages[0]!.base !== base;
}

/** What every address of a release begins with in one language: `/en`, or `/other/en` below the root. */
export function rootOf({ base = '' }: Shown, lang: string): string {
  return `${base}/${lang}`;
}
