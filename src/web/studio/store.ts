import type { DraftFiles, ExternalFigures } from '../../draft/index.js';
import { cubeSize } from '../../edition/index.js';
import { asked } from './asked.js';

/** An edition as it is stored: its texts, and a version stamp of each, which differs once somebody else has changed it. */
export interface Kept {
  name: string;
  /** Of the folder. */
  path?: string;
  files: DraftFiles;
  stamps: Readonly<Record<string, string>>;
  measured?: ExternalFigures;
}

/** The result of saving files. `changed`: somebody else changed these meanwhile, and nothing was written. */
export type Saved =
  | { is: 'saved'; stamps: Readonly<Record<string, string>> }
  | { is: 'changed'; names: string[] }
  | { is: 'refused'; text: string };

/** Where an edition is kept: a folder behind `iplus edit`, or this browser. */
export interface Store {
  kind: 'folder' | 'browser';
  load(): Promise<Kept>;
  /** Writes texts over those with these stamps. */
  save(texts: DraftFiles, stamps: Readonly<Record<string, string>>): Promise<Saved>;
  /** Stamps as they are now. */
  stamps(): Promise<Readonly<Record<string, string>>>;
}

interface Sent {
  name: string;
  path: string;
  files: Record<string, string>;
  stamps: Record<string, string>;
  measured: boolean;
}

/** The folder that `iplus edit` was started with, through its server. */
export const folderStore: Store = {
  kind: 'folder',
  async load() {
    const { name, path, files, stamps, measured } = (await (await answered('/edition')).json()) as Sent;
    const figures = measured ? await readMeasured() : undefined;
    const kept = { name, path, files: new Map(Object.entries(files)), stamps };
    return figures ? { ...kept, measured: figures } : kept;
  },
  async save(texts, stamps) {
    const body = JSON.stringify({ files: Object.fromEntries(texts), stamps });
    const headers = { 'Content-Type': 'application/json' };
    const response = await asked('/edition', { method: 'PUT', headers, body });
    if (response.status === 409)
      return { is: 'changed', ...((await response.json()) as { names: string[] }) };
    if (!response.ok) return { is: 'refused', text: await response.text() };
    return { is: 'saved', ...((await response.json()) as { stamps: Record<string, string> }) };
  },
  async stamps() {
    return (await (await answered('/stamps')).json()) as Record<string, string>;
  },
};

async function answered(path: string): Promise<Response> {
  const response = await asked(path);
  if (response.status === 403) throw new Error(await response.text());
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

/** Figures counted from records: names as JSON with their length before them, then the values, then the reasons. */
async function readMeasured(): Promise<ExternalFigures> {
  const buffer = await (await answered('/measured')).arrayBuffer();
  const length = new DataView(buffer).getUint32(0, true);
  const names = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length))) as {
    indicators: string[];
    units: string[];
    periods: string[];
  };
  const shape = { units: names.units.length, periods: names.periods.length };
  const cells = cubeSize(shape, names.indicators.length);
  const from = 4 + length;
  return {
    ...names,
    values: new Float64Array(buffer.slice(from, from + 8 * cells)),
    reasons: new Uint8Array(buffer.slice(from + 8 * cells, from + 9 * cells)),
  };
}
