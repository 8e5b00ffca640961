/** A word in double quotes at a position, up to the next comma or the end. */
const quoted = /\s*"((?:[^"]|"")*)"\s*(?=,|$)/y;

/**
 * The words of a list with commas. As in CSV, a word with a comma is in double quotes, and a quote in it is doubled; a quote that
 * does not close is an ordinary character.
 */
export function splitList(text: string): string[] {
  const words: string[] = [];
  for (let at = 0; at <= text.length; at++) {
    quoted.lastIndex = at;
    const found = quoted.exec(text);
    const comma = text.indexOf(',', at);
    const end = found ? quoted.lastIndex : comma < 0 ? text.length : comma;
    words.push(found ? found[1]!.replaceAll('""', '"') : text.slice(at, end));
    at = end;
  }
  return words;
}
