// Fits the city effects of the simulation to what was published (docs/china-2018.md, “Calibration”). No chance is in it:
// the same tables give the same effects, with the elementary functions of the engine on any version of Node.
import { exp, log, power } from '../../dist/engine/index.js';
import { sum } from './expected.mjs';

/** No condition may be missed by more: logarithms of shares, and Gini coefficients. */
const tolerance = 1e-7;
const mostRounds = 1000;
/** The largest change of the logarithm of an effect from a year to the next (our choice). */
const mostChange = 0.25;

/**
 * @param framework `readFramework`
 * @param conditions `orders` of cities by year and their `cityMargin`, `provinces` (an order of one year), `share` of
 *   several provinces, `first` cities and their share, `ginis` by year
 * @returns `effects` by year of every city (a year without an order of cities has those of the next), and the numbers of
 *   the cities `lowered` to stay below the tenth
 */
export function fitEffects(framework, conditions) {
  const state = stateOf(framework, conditions);
  for (let round = 1; round <= mostRounds; round++) {
    const missed = Math.max(
      ...state.fitted.flatMap((y) => [cityOrder(state, y), spread(state, y)]),
      ...state.fitted.slice(1).map((y) => steadiness(state, y)),
      firstCities(state),
      provinceOrder(state),
      provinceShare(state),
    );
    if (missed < tolerance) return { rounds: round, effects: effectsOf(state), lowered: loweredOf(state) };
  }
  throw new Error(`no effects were found that meet all conditions (${mostRounds} rounds)`);
}

function stateOf(framework, conditions) {
  const { cities, years, types } = framework;
  const number = new Map(cities.map((city, c) => [city.code, c]));
  const volumes = years.map((_, y) =>
    types.map((type) =>
      cities.map((c) => power(c.gdp[y], type.gdp[y]) * power(c.population[y], type.population)),
    ),
  );
  const fitted = years.flatMap((year, y) => (conditions.orders.has(year) ? [y] : []));
  const orders = new Map(fitted.map((y) => [y, conditions.orders.get(years[y]).map((c) => number.get(c))]));
  const named = new Set([...orders.values()].flat());
  const members = new Map(cities.map((city) => [city.province, []]));
  cities.forEach((city, c) => {
    members.get(city.province).push(c);
  });
  const unnamed = new Map([...members].map(([p, own]) => [p, own.filter((c) => !named.has(c))]));
  const [logs, lowered] = [0, 1].map(() => years.map(() => new Float64Array(cities.length)));
  const first = { ...conditions.first, cities: conditions.first.codes.map((code) => number.get(code)) };
  return {
    ...framework,
    ...conditions,
    volumes,
    fitted,
    orders,
    named,
    members,
    unnamed,
    logs,
    first,
    lowered,
  };
}

/** The expected shares of the cities in the index of a year, with the effects as they stand. */
function sharesIn({ types, volumes, logs, cities }, y) {
  const effects = logs[y].map(exp);
  const points = new Float64Array(cities.length);
  types.forEach((type, k) => {
    const own = volumes[y][k].map((volume, c) => volume * effects[c]);
    const each = type.points[y] / sum(own);
    own.forEach((volume, c) => {
      points[c] += each * volume;
    });
  });
  const total = sum(points);
  return points.map((x) => x / total);
}

/** Each city of the order stands a margin above the next, and the last above all others; both ends move by half. */
function cityOrder(state, y) {
  const own = state.logs[y];
  const order = state.orders.get(y);
  const margin = state.cityMargin;
  let missed = 0;
  const before = sharesIn(state, y).map(log);
  for (let k = 0; k + 1 < order.length; k++) {
    const [above, below] = [order[k], order[k + 1]];
    const short = margin - (before[above] - before[below]);
    if (short <= 0) continue;
    missed = Math.max(missed, short);
    own[above] += short / 2;
    own[below] -= short / 2;
  }
  return Math.max(missed, belowTheLast(state, y));
}

/**
 * No city beyond the order stands nearer than a margin below its last; a city that was lowered for this rises again, up to
 * where it was, when there is room.
 */
function belowTheLast(state, y) {
  const [own, lowered] = [state.logs[y], state.lowered[y]];
  const order = state.orders.get(y);
  const shares = sharesIn(state, y).map(log);
  const highest = shares[order.at(-1)] - state.cityMargin;
  let [missed, most] = [0, 0];
  shares.forEach((share, c) => {
    if (order.includes(c)) return;
    const over = Math.max(share - highest, -lowered[c]);
    own[c] -= over / 2;
    lowered[c] += over / 2;
    missed = Math.max(missed, Math.abs(over));
    most = Math.max(most, over);
  });
  own[order.at(-1)] += most / 2;
  return missed;
}

/** The Gini coefficient of a year: the distances of the cities that no order names, in logarithms, are stretched. */
function spread(state, y) {
  const shares = sharesIn(state, y);
  const short = state.ginis.get(state.years[y]) - giniOf(shares);
  const others = [...shares.keys()].filter((c) => !state.named.has(c));
  const mean = sum(others.map((c) => log(shares[c]))) / others.length;
  for (const c of others) state.logs[y][c] += short * (log(shares[c]) - mean);
  return Math.abs(short);
}

/** No effect changes by more than `mostChange` from the year before. */
function steadiness(state, y) {
  const [before, now] = [state.logs[y - 1], state.logs[y]];
  let missed = 0;
  now.forEach((_, c) => {
    const change = now[c] - before[c];
    const over = Math.abs(change) - mostChange;
    if (over <= 0) return;
    missed = Math.max(missed, over);
    now[c] -= (Math.sign(change) * over) / 2;
    before[c] += (Math.sign(change) * over) / 2;
  });
  return missed;
}

/** The first cities hold their share in its year; their effects move in all years alike. */
function firstCities(state) {
  const { year, share, cities } = state.first;
  const shares = sharesIn(state, state.years.indexOf(year));
  const short = log(share / sum(cities.map((c) => shares[c])));
  moveAll(state, cities, short);
  return Math.abs(short);
}

/** Each province of the order stands a margin above the next, and the last above all others. */
function provinceOrder(state) {
  const { codes, margin, year } = state.provinces;
  const others = [...state.members.keys()].filter((p) => !codes.includes(p));
  const pairs = [
    ...codes.slice(0, -1).map((p, k) => [p, codes[k + 1]]),
    ...others.map((p) => [codes.at(-1), p]),
  ];
  let missed = 0;
  let shares = sharesIn(state, state.years.indexOf(year));
  const total = (p) => log(sum(state.members.get(p).map((c) => shares[c])));
  for (const [above, below] of pairs) {
    const short = margin - (total(above) - total(below));
    if (short <= 0) continue;
    missed = Math.max(missed, short);
    moveProvinces(state, shares, [above], short / 2);
    moveProvinces(state, shares, [below], -short / 2);
    shares = sharesIn(state, state.years.indexOf(year));
  }
  return missed;
}

/** Several provinces together hold their share. */
function provinceShare(state) {
  const { codes, share, year } = state.share;
  const shares = sharesIn(state, state.years.indexOf(year));
  const own = codes.flatMap((p) => state.members.get(p));
  const short = log(share / sum(own.map((c) => shares[c])));
  moveProvinces(state, shares, codes, short / 2);
  return Math.abs(short);
}

/**
 * Moves the total of provinces by moving those of their cities that no order names, in all years alike; where there are none
 * (a municipality), its city in the year of the order alone.
 */
function moveProvinces(state, shares, provinces, by) {
  const all = provinces.flatMap((p) => state.members.get(p));
  const unnamed = provinces.flatMap((p) => state.unnamed.get(p));
  const of = (cities) => sum(cities.map((c) => shares[c]));
  if (unnamed.length > 0) moveAll(state, unnamed, (by * of(all)) / of(unnamed));
  else for (const c of all) state.logs[state.years.indexOf(state.provinces.year)][c] += by;
}

function moveAll({ logs, fitted }, cities, by) {
  for (const y of fitted) for (const c of cities) logs[y][c] += by;
}

function effectsOf({ logs, fitted }) {
  return logs.map((_, y) => [...logs[fitted.find((of) => of >= y)].map(exp)]);
}

function loweredOf({ cities, lowered }) {
  return new Set([...cities.keys()].filter((c) => lowered.some((by) => by[c] > tolerance)));
}

function giniOf(values) {
  const sorted = values.slice().sort();
  const n = sorted.length;
  const ranked = sum(sorted.map((x, i) => (2 * (i + 1) - n - 1) * x));
  return ranked / (n * sum(sorted));
}
