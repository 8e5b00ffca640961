/**
 * Control characters: characters that no text of ours may hold, because they steer whatever shows it or break the format
 * that carries it. These are the C0 and C1 controls except tab and line ends (a line end is \n or \r\n), the overrides,
 * embeddings and isolates of writing direction, lone surrogates and noncharacters.
 */
const controls = /[^\P{Cc}\t\n\r]|\r(?!\n)|[\u202a-\u202e\u2066-\u2069]|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/** The name of a character: U+001B. */
const nameOf = (character: string) =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** The names of the control characters in a text, each once. */
export function controlsIn(text: string): string[] {
  return [...new Set(text.match(controls) ?? [])].map(nameOf);
}

/** A text for a terminal or a log: control characters are shown as \u{1b}, so that they do nothing. */
export function shownControls(text: string): string {
  return text.replace(controls, (found) => `\\u{${found.codePointAt(0)!.toString(16)}}`);
}

/** A text for HTML, XML and other formats for readers, without control characters. */
export function withoutControls(text: string): string {
  return text.replace(controls, '');
}
