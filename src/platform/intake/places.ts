import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the parts of a platform are in its folder. */
export const logFolder = (folder: string) => join(folder, 'segments');
export const ledgerFile = (folder: string) => join(folder, 'ledger.sqlite');
/** What an edition has taken; it follows from the log, but for the trees of records that counted in its releases. */
export const liveFolder = (folder: string, edition: string) => join(folder, 'live', edition);
export const treesFolder = (live: string) => join(live, 'trees');
/** What the operator puts there. */
export const contractsFolder = (folder: string) => join(folder, 'contracts');
/** Contracts that were taken up. */
export const versionsFolder = (folder: string) => join(folder, 'versions');

/** Which writer a folder was last whose log is kept in a database too. */
export const replicationFile = (folder: string) => join(folder, 'replication.json');

/** Whether the log of a platform is kept in a database: nobody writes to the folder alone. */
export const isReplicated = (folder: string): boolean => existsSync(replicationFile(folder));
