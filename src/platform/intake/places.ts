import { join } from 'node:path';

/** Where the parts of a platform are in its folder. */
export const logFolder = (folder: string) => join(folder, 'segments');
export const ledgerFile = (folder: string) => join(folder, 'ledger.sqlite');
/** What the operator puts there. */
export const contractsFolder = (folder: string) => join(folder, 'contracts');
/** Contracts that were taken up. */
export const versionsFolder = (folder: string) => join(folder, 'versions');
