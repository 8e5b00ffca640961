import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFolder, replace, writeDurably } from '../../disk/index.js';
import type { WhatToErase, Whose } from './erasing.js';

/** Orders of the operator for a server that has the folder open, each a file that it removes when it is carried out. */
const ordersFolder = (folder: string) => join(folder, 'orders');

const pathOf = (folder: string, contract: string) =>
  join(ordersFolder(folder), `replay-${encodeURIComponent(contract)}`);

/** Asks for a replay of a contract; resolves when a server has carried it out, with false where none did in time. */
export const orderReplay = (folder: string, contract: string, ms: number): Promise<boolean> =>
  order(folder, pathOf(folder, contract), '', ms);

/** An erasure that the operator asks for. */
export interface ErasureOrder {
  id: string;
  whose: Whose;
  what: WhatToErase;
}

const erasurePath = (folder: string, id: string) => join(ordersFolder(folder), `erase-${id}`);

/** Asks for an erasure; resolves when a server has carried it out, with false where none did in time. */
export const orderErasure = (folder: string, erasure: ErasureOrder, ms: number): Promise<boolean> =>
  order(folder, erasurePath(folder, erasure.id), JSON.stringify(erasure), ms);

/** The erasures that are asked for. */
export const orderedErasures = (folder: string) => ordersIn<ErasureOrder>(folder, /^erase-[\w-]+$/);

function ordersIn<T>(folder: string, form: RegExp): T[] {
  const at = ordersFolder(folder);
  if (!existsSync(at)) return [];
  return readdirSync(at)
    .filter((name) => form.test(name))
    .map((name) => JSON.parse(readFileSync(join(at, name), 'utf8')) as T);
}

export const endErasure = (folder: string, { id }: ErasureOrder) =>
  rmSync(erasurePath(folder, id), { force: true });

/** What is about to be published, to be kept by the server that has the folder open. */
export interface PublicationOrder {
  id: string;
  edition: string;
  contract: string;
  text: string;
}

const publicationPath = (folder: string, id: string) => join(ordersFolder(folder), `publish-${id}`);

/** Asks for a publication to be kept; resolves when a server has done it, with false where none did in time. */
export const orderPublication = (folder: string, one: PublicationOrder, ms: number): Promise<boolean> =>
  order(folder, publicationPath(folder, one.id), JSON.stringify(one), ms);

export const orderedPublications = (folder: string) => ordersIn<PublicationOrder>(folder, /^publish-[\w-]+$/);

export const endPublication = (folder: string, { id }: PublicationOrder) =>
  rmSync(publicationPath(folder, id), { force: true });

async function order(folder: string, path: string, text: string, ms: number): Promise<boolean> {
  await makeFolder(ordersFolder(folder));
  await writeDurably(`${path}.part`, text);
  await replace(`${path}.part`, path);
  for (const until = performance.now() + ms; performance.now() < until; await sleep(100))
    if (!existsSync(path)) return true;
  rmSync(path, { force: true });
  return false;
}

/** The contracts whose replay is asked for. */
export function orderedReplays(folder: string): string[] {
  const at = ordersFolder(folder);
  if (!existsSync(at)) return [];
  return readdirSync(at).flatMap((name) => {
    const contract = /^replay-([\w%.~-]+?)$/.exec(name)?.[1];
    return contract === undefined || name.endsWith('.part') ? [] : [decodeURIComponent(contract)];
  });
}

export const endOrder = (folder: string, contract: string) =>
  rmSync(pathOf(folder, contract), { force: true });
