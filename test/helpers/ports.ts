/** Where nothing listens: no test takes a port of the system, and `fetch` asks there. */
export const nobodyThere = 'http://127.0.0.1:2';
