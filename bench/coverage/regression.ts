import { distanceBetween } from '../../dist/analysis/balance/spatialWeights.js';
import { seededRandom } from '../../dist/analysis/robustness/random.js';
import { type Estimator, estimators, type Form, type Observation } from '../../dist/analysis/size/panel.js';
import { regress } from '../../dist/analysis/size/regression.js';
import { type Cell, counted } from './cell.js';
import { fieldOf } from './fields.js';
import { normal, type Random } from './panels.js';

/** Places, and an index and an output of slope one by place and period. */
interface World {
  panel: string;
  places: number;
  periods: number;
  draw(form: Form, random: Random): { rows: Observation[]; distances?: Float64Array[] };
}

const provinces = 31;
const forms = ['level', 'log-log'] as const;

/**
 * Intervals of slopes over 31 places: one of which may carry a third of the slope; whose neighbours are alike in index, growth and
 * errors; or whose index has declared errors. Where no interval is given there is none to be tried.
 */
export function regressionCells(trials: number): Cell[] {
  return [...ownWorlds(), ...spatialWorlds, ...inexactWorlds]
    .flatMap((world) => covered(world, trials))
    .filter(({ trials: made }) => made > 0);
}

function covered(world: World, trials: number): Cell[] {
  const { panel, places: units, periods } = world;
  const by: readonly Estimator[] = periods > 1 ? estimators : ['pooled'];
  return forms.flatMap((form) => {
    const random = seededRandom(periods * 100 + panel.length + units);
    const drawn = Array.from({ length: trials }, () => world.draw(form, random));
    return by.map((estimator) => {
      const of = { what: `slope: ${estimator}, ${form}`, panel, units, periods };
      return counted({ ...of, counts: 'cover', nominal: 0.95 }, trials, (i) => {
        const { rows, distances } = drawn[i]!;
        const found = regress(rows, form, estimator, distances);
        if ('why' in found || Number.isNaN(found.error.low)) return undefined;
        return found.error.low <= 1 && 1 <= found.error.high;
      });
    });
  });
}

/** What makes the output of slope one of an index with an error. */
const outputOf = (form: Form, x: number, error: number) =>
  form === 'level' ? x + error : x * Math.exp(error);

/** How errors spread: alike, or in proportion to the index; half of their variance is the place's own in every period. */
function ownWorlds(): World[] {
  return (
    [
      ['even index', 0.5],
      ['index of one large place', 1.1],
    ] as const
  ).flatMap(([name, sd]) =>
    (['alike', 'in proportion to the index'] as const).flatMap((spread) =>
      [1, 3].map((periods) => {
        const fixed = seededRandom(periods * 100 + Math.round(100 * sd));
        const index = Array.from({ length: provinces }, () => Math.exp(sd * normal(fixed)));
        const x = index.map((level) =>
          Array.from({ length: periods }, (_, t) => level * (1 + 0.1 * t + 0.05 * normal(fixed))),
        );
        const panel = `${periods > 1 ? 'panel' : 'cross-section'}, ${name}, errors ${spread}`;
        const draw = (form: Form, random: Random) => ({
          rows: x.flatMap((row, group) => {
            const own = normal(random);
            return row.map((level, time) => {
              const error = Math.SQRT1_2 * (own + normal(random)) * (spread === 'alike' ? 1 : level);
              return { group, time, x: level, y: outputOf(form, level, error) };
            });
          }),
        });
        return { panel, places: provinces, periods, draw };
      }),
    ),
  );
}

/** Places in a square of 1,400 kilometres; index, growth and errors are alike where they are near. */
const spatialWorlds: readonly World[] = (
  [
    ['up to 300 km', 31, 1, 300],
    ['up to 300 km', 31, 3, 300],
    ['up to 600 km', 31, 1, 600],
    ['up to 600 km', 31, 3, 600],
    ['within 400 km', 31, 3, -400],
    ['nowhere', 31, 3, 0],
    ['up to 300 km', 80, 3, 300],
  ] as const
).map(([name, places, periods, reach]) => ({
  panel: `neighbours alike ${name}`,
  ...{ places, periods },
  draw: (form: Form, random: Random) => {
    const at = Array.from({ length: places }, () => ({ lon: 13 * random(), lat: 13 * random() }));
    const distances = at.map((a) => Float64Array.from(at, (b) => distanceBetween(a, b)));
    const field = fieldOf(places, (a, b) => likeAt(distances[a]![b]!, reach));
    const [level, growth, own] = [field(random), field(random), field(random)];
    const rows = Array.from({ length: periods }).flatMap((_, time) => {
      const [moved, shock] = [field(random), field(random)];
      return at.map((_place, group) => {
        const logs = 0.5 * level[group]! + time * (0.1 + 0.03 * growth[group]!) + 0.05 * moved[group]!;
        const error = 0.3 * Math.SQRT1_2 * (own[group]! + shock[group]!);
        return { group, time, x: Math.exp(logs), y: outputOf(form, Math.exp(logs), error) };
      });
    });
    return { rows, distances };
  },
}));

/** How alike places are by their distance: by an exponential, or by a bell where the reach is below zero. */
function likeAt(d: number, reach: number): number {
  if (reach === 0) return 0;
  return reach > 0 ? 0.8 * Math.exp(-d / reach) : 0.9 * Math.exp(-((d / reach) ** 2));
}

/** An index with declared errors, which are others in every period, or a place's own in all of them. */
const inexactWorlds: readonly World[] = (
  [
    ['of 10%, others in every period', 3, 0.1, 0, 0.3],
    ['of 10%, the same in all periods', 3, 0.1, 1, 0.3],
    ['of 10%, others in every period', 1, 0.1, 0, 0.3],
    ['of 10%, half of them the same', 5, 0.1, 0.5, 0.3],
    ['of 3%, others in every period', 3, 0.03, 0, 0.1],
  ] as const
).map(([name, periods, size, same, noise]) => ({
  panel: `index with errors ${name}`,
  ...{ places: provinces, periods },
  draw: (form: Form, random: Random) => ({
    rows: Array.from({ length: provinces }).flatMap((_, group) => {
      const [level, growth, common, own] = [normal(random), normal(random), normal(random), normal(random)];
      return Array.from({ length: periods }, (_p, time) => {
        const truth = Math.exp(0.5 * level + time * (0.1 + 0.07 * growth));
        const z = Math.sqrt(same) * common + Math.sqrt(1 - same) * normal(random);
        const x = truth * Math.max(0.1, 1 + size * z);
        const y = outputOf(form, truth, noise * Math.SQRT1_2 * (own + normal(random)));
        return { group, time, x, y, error: size * x };
      });
    }),
  }),
}));
