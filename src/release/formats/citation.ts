import { type Author, type Plan, publishedPeriods, type Text } from '../../edition/index.js';
import type { Release } from '../readRelease.js';

/** Where and when the release was published: known to whoever publishes it, not to the release. */
export interface PublishedAt {
  /** Day of publication, `2026-10-01`. */
  date?: string | undefined;
  /** Address of the release. */
  url?: string | undefined;
}

/** What every way of citing is made of. */
export interface Citation {
  id: string;
  title: Text;
  version: string;
  authors: readonly Author[];
  publisher: Text;
  /** Says that the figures are not real, where they are not. */
  warning: Text | undefined;
  /** What it is, of whom, of when. */
  summary: Text;
  licence: string;
  date: string | undefined;
  url: string | undefined;
  doi: string | undefined;
}

/** The facts a citation of a release gives. The date is the one given, never that of the clock. */
export function citationOf(
  { manifest, plan }: Pick<Release, 'manifest' | 'plan'>,
  { date, url }: PublishedAt = {},
): Citation {
  const publisher = publisherOf(plan);
  return {
    id: manifest.id,
    title: plan.title,
    version: plan.version,
    authors: plan.authors ?? [{ name: publisher }],
    publisher,
    warning: warnings[plan.dataStatus],
    summary: summaryOf(plan),
    licence: plan.licence,
    date,
    url,
    doi: plan.doi,
  };
}

/** Who publishes the results; the makers of the edition where it does not say. */
export function publisherOf({ publisher, title }: Pick<Plan, 'publisher' | 'title'>): Text {
  return publisher ?? { en: `Makers of “${title.en}”`, zh: `“${title.zh}”编制者` };
}

const warnings: Record<Plan['dataStatus'], Text | undefined> = {
  real: undefined,
  simulated: { en: 'Simulated data, not real', zh: '模拟数据，并非真实' },
  example: { en: 'Example data, not real', zh: '示例数据，并非真实' },
};

function summaryOf(plan: Plan): Text {
  const periods = publishedPeriods(plan);
  const [first, last] = [periods[0], periods.at(-1)];
  const span = first === last ? first : `${first}–${last}`;
  return {
    en: `${plan.title.en}. ${plan.unitsTitle.en}: ${plan.units.length}; indicators: ${plan.indicators.length}; ${span}.`,
    zh: `${plan.title.zh}：${plan.unitsTitle.zh} ${plan.units.length} 个，指标 ${plan.indicators.length} 项，${span}。`,
  };
}

/** Title with what must not be overlooked in brackets. */
export function markedTitle({ title, warning }: Pick<Citation, 'title' | 'warning'>): Text {
  return warning ? { en: `${title.en} [${warning.en}]`, zh: `${title.zh}［${warning.zh}］` } : title;
}

/** The page that tells of an SPDX licence; undefined where the licence is no SPDX name. */
export function licencePage(licence: string): string | undefined {
  return /^(?!unstated$)[A-Za-z0-9][A-Za-z0-9.+-]*$/.test(licence)
    ? `https://spdx.org/licenses/${licence}`
    : undefined;
}
