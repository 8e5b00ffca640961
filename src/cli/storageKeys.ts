import type { StorageKeys } from '../platform/index.js';

/** The keys of the storage, under the names that every program for such storages reads. */
export function storageKeys(): StorageKeys | undefined {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret } = process.env;
  return id && secret ? { id, secret } : undefined;
}
