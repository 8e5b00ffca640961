/** Noon of 28 November 2026, UTC: records of tests are of that day or of days before it. */
export const testTime = Date.UTC(2026, 10, 28, 12);

/** Milliseconds that the clock of tests is ahead of the machine's. */
export const ahead = testTime - Date.now();

/** A clock that starts at `testTime` with the process and runs as the machine's does, whatever the day is: milliseconds since 1970. */
export const testClock = () => Date.now() + ahead;
