/** π/2 is quarterTurn + quarterTurnRest; its products with numbers of up to 20 bits are exact. */
const quarterTurn = 1.5707963267341256;
const quarterTurnRest = 6.077100506506192e-11;

/**
 * Sine of an angle in radians, the same to the bit on every machine (see `log`); within 1e-15 for angles up to 1,000 turns.
 * x = k π/2 + r with |r| at most π/4, and the Taylor series of r. NaN for an infinite angle.
 * Source: Muller, Elementary Functions (2016), chapters 11 and 4.
 */
export function sine(x: number): number {
  return quartered(x, 0);
}

/** Cosine of an angle in radians; see `sine`. */
export function cosine(x: number): number {
  return quartered(x, 1);
}

function quartered(x: number, more: number): number {
  const k = Math.round(x / (Math.PI / 2));
  const r = x - k * quarterTurn - k * quarterTurnRest;
  const w = r * r;
  const turn = (((k + more) % 4) + 4) % 4;
  const value = turn % 2 === 0 ? r - r * w * sineSeries(w) : 1 - w * cosineSeries(w);
  return turn < 2 ? value : -value;
}

/** 1/3! − w/5! + w²/7! − … up to w⁸/19!. */
function sineSeries(w: number): number {
  let sum = 0;
  for (let n = 18; n >= 2; n -= 2) sum = (1 - w * sum) / (n * (n + 1));
  return sum;
}

/** 1/2! − w/4! + w²/6! − … up to w⁸/18!. */
function cosineSeries(w: number): number {
  let sum = 0;
  for (let n = 17; n >= 1; n -= 2) sum = (1 - w * sum) / (n * (n + 1));
  return sum;
}

/**
 * The angle between −π/2 and π/2 whose sine is x, within 1e-15; NaN outside −1 to 1.
 * Up to ½ by its power series, above by asin x = π/2 − 2 asin √((1 − x)/2).
 */
export function arcsine(x: number): number {
  if (x < 0) return -arcsine(-x);
  if (x > 0.5) return Math.PI / 2 - 2 * arcsine(Math.sqrt((1 - x) / 2));
  let term = x;
  let sum = x;
  for (let n = 1; term > 1e-18 * sum; n += 2) {
    term *= (x * x * n) / (n + 1);
    sum += term / (n + 2);
  }
  return sum;
}
