/** A quotient of integers. */
export type Rational = readonly [above: bigint, below: bigint];

const view = new DataView(new ArrayBuffer(8));

/** A double as the quotient of integers that it is. */
function exactDouble(x: number): Rational {
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const power = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & ((1n << 52n) - 1n);
  const whole = power === 0 ? fraction : fraction | (1n << 52n);
  const shift = Math.max(1, power) - 1075;
  const signed = x < 0 ? -whole : whole;
  return shift >= 0 ? [signed << BigInt(shift), 1n] : [signed, 1n << BigInt(-shift)];
}

/** The double that is some steps above another. */
function stepsFrom(x: number, steps: number): number {
  view.setFloat64(0, x);
  view.setBigInt64(0, view.getBigInt64(0) + BigInt(x < 0 ? -steps : steps));
  return view.getFloat64(0);
}

/** The double nearest to a quotient, of two equally near the even one: found by comparing the neighbours of a first guess. */
export function nearestDouble([above, below]: Rational): number {
  if (above === 0n) return 0;
  const guess = Number(above) / Number(below);
  const near = [-2, -1, 0, 1, 2]
    .map((steps) => stepsFrom(guess, steps))
    .map((x) => ({ x, off: distance(x) }));
  return near.reduce((a, b) => {
    const order = b.off[0] * a.off[1] - a.off[0] * b.off[1];
    return order < 0n || (order === 0n && isEven(b.x)) ? b : a;
  }).x;

  function distance(x: number): Rational {
    const [n, d] = exactDouble(x);
    const off = n * below - above * d;
    const [size, whole] = [off < 0n ? -off : off, d * below];
    return [size, whole < 0n ? -whole : whole];
  }
}

function isEven(x: number): boolean {
  view.setFloat64(0, x);
  return (view.getBigUint64(0) & 1n) === 0n;
}
