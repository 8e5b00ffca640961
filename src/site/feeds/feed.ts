import { createHash } from 'node:crypto';
import { removeControls } from '../../edition/index.js';
import { isEmbargoed, type Series, type Vintage } from '../../release/index.js';
import { vintageHeadline } from '../../words/index.js';

/**
 * The public vintages as an Atom feed, the newest first; held-back ones are not in it. No clock: a vintage carries the
 * hour it was announced for, else the start of its day.
 * Source: RFC 4287.
 */
export function feedAtom(series: Series): string {
  const vintages = series.vintages.filter((v) => !isEmbargoed(v)).reverse();
  const updated = vintages[0] ? instantOf(series, vintages[0]) : '1970-01-01T00:00:00Z';
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `  <id>${urn(series.edition)}</id>`,
    `  <title>${xml(`${series.title.en} · ${series.title.zh}`)}</title>`,
    `  <updated>${updated}</updated>`,
    `  <author><name>${xml(series.title.en)}</name></author>`,
    '  <generator>internet-plus-index</generator>',
    ...vintages.flatMap((v) => entryOf(series, v)),
    '</feed>',
    '',
  ].join('\n');
}

function entryOf(series: Series, vintage: Vintage): string[] {
  const { number, period, withdrawn } = vintage;
  const at = instantOf(series, vintage);
  // The day of a withdrawal changes the entry, unless it was published in the course of that day.
  const changed = [at, withdrawn ? `${withdrawn.date}T00:00:00Z` : at].sort().at(-1)!;
  const words = [vintageHeadline(series, vintage, 'en'), vintageHeadline(series, vintage, 'zh')].join('\n');
  return [
    '  <entry>',
    `    <id>${urn(`${series.edition} ${number}`)}</id>`,
    `    <title>${xml(`${series.title.en}: ${period}, vintage ${number}${withdrawn ? ' (withdrawn)' : ''} · ${series.title.zh}：${period}，第 ${number} 版${withdrawn ? '（已撤回）' : ''}`)}</title>`,
    `    <updated>${changed}</updated>`,
    `    <published>${at}</published>`,
    `    <category term="${vintage.class}"/>`,
    ...(withdrawn ? ['    <category term="withdrawn"/>'] : []),
    `    <link rel="alternate" href="${number}/release.json" type="application/json"/>`,
    `    <summary>${xml(words)}</summary>`,
    '  </entry>',
  ];
}

function instantOf({ calendar }: Series, { number, date, embargo }: Vintage): string {
  if (embargo) return embargo.instant;
  const announced = calendar.find((e) => e.vintage === number && e.date === date);
  return announced?.instant ?? `${date}T00:00:00Z`;
}

/** A UUID made of a name (version 8, RFC 9562). */
function urn(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}

const entities: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** Text of an XML document; control characters, which XML 1.0 cannot hold, are left out. */
function xml(words: string): string {
  return removeControls(words).replace(/[<>&"]/g, (sign) => entities[sign]!);
}
