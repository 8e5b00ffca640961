/**
 * The range of dates that records may have where their contract declares none. It is fixed and not relative to the day of
 * the ingest, so that a file always gets the same verdict.
 */
export const usualWindow = { from: '1990', to: '2050' } as const;
