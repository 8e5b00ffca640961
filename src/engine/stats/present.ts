/** The values that are not missing, in order. */
export function present(values: ArrayLike<number>): Float64Array {
  const list = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    if (x === x) list[n++] = x;
  }
  return n === values.length ? list : list.slice(0, n);
}
