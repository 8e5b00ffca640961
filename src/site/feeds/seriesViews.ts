import type { SeriesViews } from '../../release/index.js';
import { qualityCsv, qualityJson } from '../../words/index.js';
import { calendarIcs } from './calendarIcs.js';
import { feedAtom } from './feed.js';

/** The files shown to readers beside the vintages of a series. */
export const seriesViews: SeriesViews = (series) => [
  { path: 'calendar.ics', content: calendarIcs(series) },
  { path: 'feed.atom', content: feedAtom(series) },
  { path: 'quality.csv', content: qualityCsv(series) },
  { path: 'quality.json', content: qualityJson(series) },
];
