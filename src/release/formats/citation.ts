import { type Author, type Plan, publishedPeriods, type Text } from '../../edition/index.js';
import type { Release } from '../readRelease.js';

/** Where and when the release was published, which the publisher supplies; the release does not contain it. */
export interface PublishedAt {
  /** Day of publication, `2026-10-01`. */
  date?: string | undefined;
  /** Address of the release. */
  url?: string | undefined;
}

/** The parts of a citation. */
export interface Citation {
  id: string;
  title: Text;
  version: string;
  authors: readonly Author[];
  publisher: Text;
  /** Says that the figures are not real; undefined where they are. */
  warning: Text | undefined;
  /** A description: subject, units and periods. */
  summary: Text;
  licence: string;
  date: string | undefined;
  url: string | undefined;
  doi: string | undefined;
}

/** The parts of a citation of a release. The date is the given one, never that of the clock. */
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

/** The publisher of the results; by default the makers of the edition, named by its title. */
export function publisherOf({ publisher, title }: Pick<Plan, 'publisher' | 'title'>): Text {
  return publisher ?? { en: `Makers of “${inner(title.en)}”`, zh: `“${inner(title.zh)}”编制者` };
}

/** A title within quotation marks: its own become single ones. */
const inner = (title: string) => title.replaceAll('“', '‘').replaceAll('”', '’');

const warnings: Record<Plan['dataStatus'], Text | undefined> = {
  real: undefined,
  simulated: { en: 'Simulated data, not real', zh: '模拟数据，并非真实' },
  example: { en: 'Example data, not real', zh: '示例数据，并非真实' },
};

function summaryOf(plan: Plan): Text {
  const periods = publishedPeriods(plan);
  const [first, last] = [periods[0], periods.at(-1)];
  const indicators = plan.nodes.filter(({ indicator }) => indicator >= 0).length;
  const [span, years] = first === last ? [first, `${first}`] : [`${first}–${last}`, `${first}—${last}`];
  return {
    en: `${plan.title.en}. ${plan.unitsTitle.en}: ${plan.units.length}; indicators: ${indicators}; ${span}.`,
    zh: `${plan.title.zh}：${plan.unitsTitle.zh}${plan.units.length}个，指标${indicators}项，${years}${/^\d+$/.test(last ?? '') ? '年' : ''}。`,
  };
}

/** The title, with the data status in brackets where data are not real. */
export function titleWithStatus({ title, warning }: Pick<Citation, 'title' | 'warning'>): Text {
  return warning ? { en: `${title.en} [${warning.en}]`, zh: `${title.zh}［${warning.zh}］` } : title;
}

/** The page of an SPDX licence; undefined where the licence is no SPDX name. */
export function licencePage(licence: string): string | undefined {
  return /^(?!unstated$)[A-Za-z0-9][A-Za-z0-9.+-]*$/.test(licence)
    ? `https://spdx.org/licenses/${licence}`
    : undefined;
}
