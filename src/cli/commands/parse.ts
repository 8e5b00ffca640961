import { InvalidArgumentError } from 'commander';
import type { Attested } from '../../release/index.js';

/** `HOST:PORT`, or a port of this machine. */
export const parseListenAddress = (text: string) => {
  const [, host = '127.0.0.1', digits] = /^(?:(\[[\da-fA-F:.]+\]|[\w.-]+):)?(\d{1,5})$/.exec(text) ?? [];
  const number = Number(digits);
  if (!(number >= 1 && number <= 65_535))
    throw new InvalidArgumentError('HOST:PORT, or a port of this machine.');
  return { host: host.replace(/^\[|\]$/g, ''), port: number };
};

/** A port; 0: any that is free. */
export const parsePort = (text: string) => {
  const number = Number(text);
  if (text === '' || !Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new InvalidArgumentError('A whole number from 0 to 65535.');
  }
  return number;
};

/** Kinds of attestations, separated by commas. */
export const parseAttested = (text: string): Attested[] => {
  const known: Record<Attested, true> = { signature: true, log: true, provenance: true };
  const words = text.split(',').map((word) => word.trim());
  const wrong = words.filter((word) => !Object.hasOwn(known, word));
  if (wrong.length > 0) throw new InvalidArgumentError(`One or more of: ${Object.keys(known).join(', ')}.`);
  return words as Attested[];
};

/** A whole number from 1. */
export const parseWholeNumber = (text: string) => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('A whole number from 1.');
  return number;
};

/** A whole number from 0. */
export const parseFromZero = (text: string) => {
  const number = Number(text);
  if (text === '' || !Number.isInteger(number) || number < 0)
    throw new InvalidArgumentError('A whole number from 0.');
  return number;
};
