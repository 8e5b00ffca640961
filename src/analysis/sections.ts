/** Sections of docs/method.md that explain the tables. */
export const sections = {
  parts: 'Tiers, clusters, sectors, movers (`analysis/tiers/`, `sectors/`, `rankings/`)',
  measure: 'Measure (`sql/measure.ts`, `signals/finish.ts`)',
  size: 'From index to money and jobs (`analysis/size/`)',
  time: 'Time (`analysis/time/`)',
  balance: 'Gap, balance, convergence (`analysis/balance/`)',
  ranks: 'Uncertainty of ranks (`analysis/robustness/`)',
  compared: 'Comparison with an order published by others (`analysis/`)',
} as const;
