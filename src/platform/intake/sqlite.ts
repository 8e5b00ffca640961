import { createRequire } from 'node:module';

type Sqlite = typeof import('@photostructure/sqlite');

/** Opens a database. SQLite is loaded with the first one: commands that need none start without it. */
export function openDatabase(...path: ConstructorParameters<Sqlite['DatabaseSync']>) {
  const { DatabaseSync } = createRequire(import.meta.url)('@photostructure/sqlite') as Sqlite;
  return new DatabaseSync(...path);
}
