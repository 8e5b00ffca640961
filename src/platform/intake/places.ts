import { join } from 'node:path';

/** Where the parts of a platform are in its folder. */
export const logFolder = (folder: string) => join(folder, 'segments');
export const ledgerFile = (folder: string) => join(folder, 'ledger.sqlite');
export const contractsFolder = (folder: string) => join(folder, 'contracts');
