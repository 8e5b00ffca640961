/** The methods of texts that read all of them, some several times. */
const reading = [
  'normalize',
  'toLowerCase',
  'toUpperCase',
  'replace',
  'replaceAll',
  'split',
  'match',
  'matchAll',
] as const;

/**
 * The calls that work on a text of at least `most` characters while a function runs. A text that is refused for its length
 * is read by none of them.
 */
export async function readingsOf(most: number, run: () => unknown): Promise<string[]> {
  const found: string[] = [];
  const own = reading.map((name) => [name, String.prototype[name]] as const);
  for (const [name, method] of own) {
    const counted = function (this: string, ...args: unknown[]) {
      if (this.length >= most) found.push(`${name} of ${this.length} characters`);
      return (method as (...of: unknown[]) => unknown).apply(this, args);
    };
    Object.defineProperty(String.prototype, name, { value: counted, configurable: true, writable: true });
  }
  try {
    await run();
  } finally {
    for (const [name, method] of own) {
      Object.defineProperty(String.prototype, name, { value: method, configurable: true, writable: true });
    }
  }
  return found;
}

/** How many letters of certain texts are looked at one by one, as they are where words are compared, while a function runs. */
export async function lettersCompared(
  isMeant: (text: string) => boolean,
  run: () => unknown,
): Promise<number> {
  let letters = 0;
  const { charCodeAt } = String.prototype;
  String.prototype.charCodeAt = function (this: string, at: number) {
    if (isMeant(this)) letters++;
    return charCodeAt.call(this, at);
  };
  try {
    await run();
  } finally {
    String.prototype.charCodeAt = charCodeAt;
  }
  return letters;
}
