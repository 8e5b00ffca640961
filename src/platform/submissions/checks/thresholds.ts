/**
 * The thresholds from which checks ask. None of them is a test of significance: they say what is unusual enough for a person to
 * look at, and among many places and fields some are beyond them by chance.
 */
export const thresholds = {
  /** Share of the records of a period that are set aside. */
  leftOut: 0.01,
  /** Records with the same unknown code. */
  unknownCode: 10,
  /** Difference of the share of empty values from the median of earlier periods. */
  empty: 0.1,
  /** A place against the median of earlier periods: so many times as much, or as little, and beyond all of them. */
  place: 2,
  /** A place with fewer records in the median of earlier periods is not asked about: such numbers vary too much by themselves. */
  placeRecords: 20,
  /** The whole against the median of earlier periods: wholes vary less than their parts. */
  whole: 1.5,
  /** The change from the period before, against that of another source. */
  source: 1.25,
  /** Fewer earlier periods say nothing; more than the last ones are not looked at. */
  leastPeriods: 3,
  mostPeriods: 12,
} as const;
