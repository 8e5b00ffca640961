import {
  dividedBy,
  type Formula,
  minus,
  number,
  plus,
  statistic,
  test,
  times,
  x,
} from '../formula/formula.js';
import { highest, lowest, type ScaleDefinition, type ScaleParameters } from './scale.js';

const [mean, sd] = [statistic('mean'), statistic('sd')];
const [middle, spread] = [statistic('median'), times(number(1.4826), statistic('mad'))];

/** mean₀ + sd₀ (x − centre)/spread */
const centredOn = (p: ScaleParameters, centre: Formula, by: Formula) =>
  plus(lowest(p.mean), dividedBy(times(highest(p.sd), minus(x, centre)), by));

/** Scales around the centre of the values. */
export const centredScales = {
  'z-score': {
    title: { en: 'z-score', zh: 'Z 分数' },
    needs: () => [test('>', sd, number(0))],
    formula: (p) => centredOn(p, mean, sd),
    steady: false,
    source: 'OECD/JRC Handbook, step 5; COINr Normalise',
  },
  robust: {
    title: { en: 'robust z-score', zh: '稳健 Z 分数' },
    needs: () => [test('>', spread, number(0))],
    formula: (p) => centredOn(p, middle, spread),
    steady: false,
    source: 'Rousseeuw and Croux (1993)',
  },
} satisfies Record<string, ScaleDefinition>;
