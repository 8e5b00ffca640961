import type { EconomicIndicator, Economy, Text } from '../edition/index.js';
import type { Release } from '../release/index.js';

/** Whether a release knows an output that the index can be set against. */
export const hasOutput = ({ plan }: Release): boolean => Boolean(plan.economy?.size);

interface Output {
  economy: Economy;
  of: EconomicIndicator;
  level: string;
  levelTitle: Text;
  /** The vintage that the level uses. */
  vintage: Text;
}

/** The output of a release and the level at which it is compared. */
export function outputOf({ plan }: Release): Output {
  const economy = plan.economy!;
  const { output, level } = economy.size!;
  const of = economy.indicators.find((i) => i.id === output)!;
  const levelTitle =
    level === plan.level
      ? plan.unitsTitle
      : (plan.groupings.find((g) => g.column === level)?.title ?? plan.total.title);
  const vintage = economy.vintages.find((v) => v.id === of.vintages[level])?.title ?? { en: '', zh: '' };
  return { economy, of, level, levelTitle, vintage };
}
