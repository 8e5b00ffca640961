/**
 * The days that records may be of where their contract says nothing. Not reckoned from the day of the ingest: the same file
 * has the same verdict whenever it is taken.
 */
export const usualWindow = { from: '1990', to: '2050' } as const;
