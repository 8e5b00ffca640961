/** Headings of docs/method.md that explain the tables, without the folder names after them. */
export const sections = {
  parts: 'Tiers, clusters, sectors, movers',
  measure: 'Measure',
  size: 'From index to money and jobs',
  time: 'Time',
  balance: 'Gap, balance, convergence',
  ranks: 'Uncertainty of ranks',
  validity: 'External validity',
  compared: 'Comparison with an order published by others',
} as const;
