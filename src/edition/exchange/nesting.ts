/** How deeply the lists and objects of a JSON text are nested, without parsing it. */
export function jsonNesting(text: string): number {
  let [depth, most] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) i = endOfString(text, i);
    else if (code === 0x5b || code === 0x7b) most = Math.max(most, ++depth);
    else if (code === 0x5d || code === 0x7d) depth--;
  }
  return most;
}

/** Where the string that begins at a quotation mark ends. */
function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
  return at;
}

/** The mark that the lexer of YAML puts before the text of a scalar. */
const scalar = '\u001f';

/**
 * How deeply a YAML text may be nested, without composing it: brackets, and lists on one line (`- - -`). Blocks that are indented
 * count by half of their columns, which is the usual indentation.
 * @param tokens of the text
 */
export function yamlNesting(text: string, tokens: readonly string[]): number {
  let [brackets, most] = [0, 0];
  let before = '';
  for (const token of tokens) {
    if (before !== scalar && (token === '[' || token === '{')) most = Math.max(most, ++brackets);
    else if (before !== scalar && (token === ']' || token === '}')) brackets--;
    before = token;
  }
  const columns = [...text.matchAll(/^(?: |[-?] )*/gm)].map(([indent]) => indent.length / 2);
  return Math.floor(columns.reduce((a, b) => Math.max(a, b), most));
}
