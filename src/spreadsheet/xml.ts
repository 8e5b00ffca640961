import sax from 'sax';
import { BrokenWorkbook } from './brokenWorkbook.js';

/** Callbacks for the tags and texts of a document; names are without prefix. */
export interface Handlers {
  open?: (name: string, attributes: Record<string, string>, above: readonly string[]) => void;
  close?: (name: string, above: readonly string[]) => void;
  text?: (text: string, above: readonly string[]) => void;
}

/**
 * Parses a part of a workbook. `above` are the open elements, from the root.
 *
 * @throws Broken for anything not well-formed, or not in UTF-8 or UTF-16
 */
export function readXml(part: string, bytes: Uint8Array, { open, close, text }: Handlers): void {
  const broken = new BrokenWorkbook(`its part ${part} is not valid XML`, `其中的 ${part} 不是有效的 XML`);
  const parser = sax.parser(true, { strictEntities: true });
  const above: string[] = [];
  parser.onopentag = ({ name, attributes }) => {
    const own = local(name);
    open?.(own, attributes, above);
    above.push(own);
  };
  parser.onclosetag = () => {
    const own = above.pop()!;
    close?.(own, above);
  };
  parser.ontext = (words) => text?.(words, above);
  parser.oncdata = (words) => text?.(words, above);
  parser.onerror = () => {
    throw broken;
  };
  parser.write(decoded(bytes, broken)).close();
  if (above.length > 0) throw broken;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** An attribute by its name without prefix, as in r:id. */
export function attribute(attributes: Record<string, string>, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1];
}

/** Whether a Boolean attribute is set. */
export function isSet(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

function decoded(bytes: Uint8Array, broken: BrokenWorkbook): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw broken;
  }
}
