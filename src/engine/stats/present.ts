/** The values that are not missing, in order. */
export function present(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).filter((x) => x === x);
}
