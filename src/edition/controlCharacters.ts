/**
 * Control characters: characters that no text of ours may hold, because they steer whatever shows it or break the format
 * that carries it. These are the C0 and C1 controls except tab and line ends (a line end is \n or \r\n), the overrides,
 * embeddings and isolates of writing direction, lone surrogates and noncharacters.
 */
const controls = /[^\P{Cc}\t\n\r]|\r(?!\n)|[\u202a-\u202e\u2066-\u2069]|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/**
 * Characters that may be control characters: surrogates and \r need a closer look. Most texts have none of these, and
 * this test is fifteen times as fast.
 */
const suspects = /[^\t\n -~\u00a0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]/;

/** The name of a character: U+001B. */
const nameOf = (character: string) =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** The names of the control characters in a text, each once. */
export function controlNames(text: string): string[] {
  return suspects.test(text) ? [...new Set(text.match(controls) ?? [])].map(nameOf) : [];
}

/** A text for a terminal or a log: control characters are shown as \u{1b}, so that they do nothing. */
export function escapeControls(text: string): string {
  const shown = (found: string) => `\\u{${found.codePointAt(0)!.toString(16)}}`;
  return suspects.test(text) ? text.replace(controls, shown) : text;
}

/** A text for HTML, XML and other formats for readers, without control characters. */
export function removeControls(text: string): string {
  return suspects.test(text) ? text.replace(controls, '') : text;
}

/** A value as JSON for a terminal: control characters are written as escapes, also those that JSON may hold as they are. */
export function terminalJson(value: unknown, indent?: number): string {
  const escaped = (found: string) =>
    found
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join('');
  const text = JSON.stringify(value, null, indent);
  return suspects.test(text) ? text.replace(controls, escaped) : text;
}
