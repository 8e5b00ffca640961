import { type Problem, same } from '../../edition/index.js';

const option = { file: '--log-database' };

/** Problems of a log that is kept in PostgreSQL. */
export const replicationProblems = {
  noAnswer: (why: string): Problem => ({
    at: option,
    found: { en: `no server that takes writes (${why})`, zh: `没有可写入的服务器（${why}）` },
    expected: { en: 'a PostgreSQL server, with its standbys', zh: '一台 PostgreSQL 服务器及其备机' },
    mend: {
      en: 'check the address (postgres://user@host1,host2,host3/name), the password (PGPASSWORD) and that a primary runs',
      zh: '请检查地址（postgres://用户@主机1,主机2,主机3/数据库）、密码（PGPASSWORD），以及主机是否在运行',
    },
  }),
  badUrl: (): Problem => ({
    at: option,
    found: { en: 'no address of PostgreSQL servers', zh: '不是 PostgreSQL 服务器的地址' },
    expected: same('postgres://user@host1,host2,host3/name'),
    mend: { en: 'correct the address', zh: '请改正地址' },
  }),
  clear: (host: string): Problem => ({
    at: option,
    found: { en: `${host}, another machine, without TLS`, zh: `${host}，另一台机器，未用 TLS` },
    expected: { en: 'TLS, with a certificate that is checked', zh: '使用 TLS，并核验证书' },
    mend: {
      en: 'add ?sslmode=verify-full; NODE_EXTRA_CA_CERTS names the certificate of your own authority',
      zh: '请加上 ?sslmode=verify-full；自建证书机构的证书由 NODE_EXTRA_CA_CERTS 指定',
    },
  }),
  notReplicated: (standbys: string, wait: string): Problem => ({
    at: option,
    found: same(`synchronous_standby_names = '${standbys}', synchronous_commit = ${wait}`),
    expected: {
      en: 'a server whose commits wait for another machine',
      zh: '提交须等待另一台机器确认的服务器',
    },
    mend: same("synchronous_standby_names = 'ANY 1 (…)', synchronous_commit = on"),
  }),
  otherLog: (folder: string, segment: number): Problem => ({
    at: { file: folder },
    found: {
      en: `segment ${segment}, which the database does not have`,
      zh: `日志段 ${segment}，数据库中没有`,
    },
    expected: { en: 'a new folder, or that of the same platform', zh: '新文件夹，或同一平台的文件夹' },
    mend: {
      en: 'give the folder of this platform, or an empty one, which is filled from the database',
      zh: '请指定该平台的文件夹，或空文件夹（将由数据库填充）',
    },
  }),
  superseded: (): Problem => ({
    at: option,
    found: { en: 'another server writes the log now', zh: '现由另一台服务器写入日志' },
    expected: { en: 'one server at a time', zh: '同一时间只有一台服务器' },
    mend: {
      en: 'start this one again: it follows the other and takes over where that ends',
      zh: '请重新启动本服务器：它将跟随另一台，并在其停止后接替',
    },
  }),
};
