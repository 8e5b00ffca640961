import { TextPatch } from './textPatch.js';

/** A range of a text, and the text that replaces it. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/** A text with pieces replaced, which do not overlap. */
export function applySplices(source: string, pieces: readonly Splice[]): string {
  const patch = new TextPatch(source);
  for (const { start, end, text } of pieces) patch.replace(start, end, text);
  return patch.patched;
}

/** Where the line of a position begins. */
export const lineStart = (source: string, at: number): number => source.lastIndexOf('\n', at - 1) + 1;

/** Where the line of a position ends, before its line end. */
export function lineEnd(source: string, at: number): number {
  const next = source.indexOf('\n', at);
  const end = next < 0 ? source.length : next;
  return end > at && source[end - 1] === '\r' ? end - 1 : end;
}

/** The line end that a text uses. */
export const newline = (source: string): string => (source.includes('\r\n') ? '\r\n' : '\n');
