import type { Lang, Text } from '../edition/index.js';
import {
  type Citation,
  citationOf,
  type Release,
  type RevisionClass,
  type Series,
  type Withdrawal,
} from '../release/index.js';

/** An index of a site as others name it: shown beside them, or still being built. */
export interface Neighbour {
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
  /** Stored records; undefined where their number would reveal a confidential figure. */
  records: number | undefined;
  /** When it was acknowledged, in milliseconds since 1970. */
  at: number;
}

/** Why the figures of a live index are not those of what was stored: its build fails, or takes long, or differs from one made of the log. */
export const behindReasons = {
  failed: {
    en: 'the next figures could not be computed; the operator’s log says why',
    zh: '后续数值未能算出，原因见运营方日志',
  },
  slow: { en: 'computing the next figures takes longer than usual', zh: '后续数值的计算用时比平常长' },
  differs: {
    en: 'figures computed anew from the log differ from these; none are published until that is explained',
    zh: '依日志重新计算的结果与现有数值不一致；查明原因之前不再发布',
  },
} satisfies Record<string, Text>;

/** Since when a live index is behind (milliseconds since 1970), and why. */
export interface Behind {
  since: number;
  why: keyof typeof behindReasons;
}

/** Facts about a flash vintage (a release that is built again whenever records arrive) that are not in its release. */
export interface Flash {
  /** When its figures were shown first, in milliseconds since 1970. */
  shown: number;
  /** Records received, stored and counted in figures; undefined where numbers of records would reveal a confidential figure. */
  sums: { received: number; stored: number; counted: number } | undefined;
  /** The last batches, the newest first. */
  arrived: readonly ArrivedBatch[];
  /** Milliseconds from the acknowledgement of the first batch that is new in it until it was shown; undefined for the first vintage. */
  slowest: number | undefined;
  /** The flash vintage before it: when it was shown, and the index of each unit in the last period (null for none). */
  before: { shown: number; scores: readonly (number | null)[] } | undefined;
  /** Where what was stored since is not in it, as it should be. */
  behind?: Behind | undefined;
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

/** A release and its address on a site; by default the only one, at the root. */
export interface Shown extends Release {
  /** What its addresses begin with: empty at the root, else a slash and a word. */
  base?: string;
  others?: readonly Neighbour[];
  /** The vintages of its edition that have pages, the newest first; this release is one of them. */
  vintages?: readonly ShownVintage[];
  /** Whether the site has an API, with a page of its own below the root. */
  api?: boolean;
  /** Set for a static site: whether a service worker answers queries (`answering`), or there are only files. */
  files?: 'answering' | 'whole';
  /** Whether the site gives out the public keys of the publisher (`/keys/`) and the log of releases (`/log/`). */
  trust?: { keys: boolean; log: boolean };
  /** Where it is a flash vintage. */
  flash?: Flash | undefined;
  /** The series that it is a vintage of. */
  series?: Series;
  /** Set where it was withdrawn: every page says so. */
  withdrawn?: Withdrawal;
  /** The release of simulated records on the same site in which announced statements are looked for as well. */
  reconstruction?: Release & { base: string };
  /** The address of the site, where it is known: social networks need full addresses of pictures. */
  site?: SiteAddress;
}

/** The citation of a shown release: with its day, where it is a dated vintage, and its address, where the site knows its own. */
export function citationOfShown(release: Shown): Citation {
  const { base = '', vintages = [], site } = release;
  const date = vintages.find((one) => one.base === base)?.date;
  return citationOf(release, { date, url: site && `${site.address}${base}/` });
}

/** The path after the language of the page with published figures beside ours. */
export const publishedPath = 'published';

/** The path of the page with announced statements and what the figures of a release say to them. */
export const announcedPath = 'announced';

/** The path of the ranking after the language. */
export const rankingPath = 'ranking';

/** The path of comparisons after the language. */
export const comparePath = 'compare';

/** The path of the chart explorer after the language. */
export const chartsPath = 'charts';

/** The file with the outline of the map, on which pages of places put a dot. */
export const outlinePath = 'outline.svg';

/** The path of the quality page after the language. */
export const qualityPath = 'quality';

/** The path of the live page of a flash vintage after the language. */
export const livePath = 'live';

/** The path of the weights lab after the language. */
export const labPath = 'lab';
export const verifyPath = 'verify';

/** The path of the editor after the language. */
export const studioPath = 'studio';

/** The path of the documentation after the language, the same for all releases of a site. */
export const docsPath = 'docs';

/** The path of the page that checks claims, after the language. */
export const claimsPath = 'claims';

/** The path of the news text of a place, between the language and its code. */
export const briefPath = 'brief';

/** The paths of the report and the slides after the language. */
export const reportPath = 'report';
export const slidesPath = 'slides';

/** The path of the cards of places, between the language and their codes. */
export const cardPath = 'card';

/**
 * The path, after the language, of the page that the service worker of a published folder answers; the address asked for follows
 * as a query, beginning with a slash.
 */
export const askPath = 'ask';

/** The address of the page of all indices: the first one of a server; of a published folder, where the first index is at the root, one beside it. */
export const frontAddress = ({ files }: Pick<Shown, 'files'>, lang: Lang): string =>
  files ? `/${lang}/indices` : `/${lang}/`;

/** Whether a newer vintage has replaced it. */
export function isOlder({ vintages = [], base }: Shown): boolean {
  return vintages.length > 0 && vintages[0]!.base !== base;
}

/** What every address of a release begins with in one language: `/en`, or `/other/en` below the root. */
export function rootOf({ base = '' }: Shown, lang: string): string {
  return `${base}/${lang}`;
}
