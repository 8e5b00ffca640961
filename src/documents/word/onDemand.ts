/** The library for Word documents takes memory and time to load: only threads that write one load it. */

export const briefDocx = async (
  ...of: Parameters<typeof import('../brief/briefDocx.js')['briefDocx']>
): Promise<Uint8Array> => (await import('../brief/briefDocx.js')).briefDocx(...of);

export const reportDocx = async (
  ...of: Parameters<typeof import('../report/reportDocx.js')['reportDocx']>
): Promise<Uint8Array> => (await import('../report/reportDocx.js')).reportDocx(...of);
