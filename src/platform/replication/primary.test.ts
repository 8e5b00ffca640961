import { describe, expect, it } from 'vitest';
import { UserError } from '../../edition/index.js';
import { addressesOf } from './primary.js';

describe('the address of the servers of a log', () => {
  it('names each of them, with what is common to all', () => {
    expect(addressesOf('postgres://me:x@127.0.0.1:5432,localhost:5433/platform?application_name=a')).toEqual([
      'postgres://me:x@127.0.0.1:5432/platform?application_name=a',
      'postgres://me:x@localhost:5433/platform?application_name=a',
    ]);
    expect(addressesOf('postgresql://me@db1,db2/platform?sslmode=verify-full')).toHaveLength(2);
  });

  it.for([
    'postgres://me@db1/platform',
    'postgres://me@127.0.0.1,db2/platform',
    'postgres://me@db1/platform?sslmode=require',
    'postgres://me@db1/platform?sslmode=disable',
  ])('%s is refused: others could listen in, or pretend to be it', (url) => {
    expect(() => addressesOf(url)).toThrow(/TLS/);
  });

  it.for([
    '',
    'db1',
    'mysql://me@127.0.0.1/platform',
    'postgres://',
    'postgres:///platform',
    'postgres://a,,b/x',
  ])('“%s” is refused as no address', (url) => {
    expect(() => addressesOf(url)).toThrow(UserError);
  });
});
