import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { swiftPython } from '../../scripts/programs.mjs';
import { freePort } from '../../src/server/node/freePort.js';
import { put, temporaryFolder } from './folders.js';

/** OpenStack Swift with its S3 interface, which checks signatures: another program than those of these tests. */
export interface RunningSwift {
  endpoint: string;
  bucket: string;
  keys: { id: string; secret: string };
  close(): Promise<void>;
}

const keys = { id: 'test:tester', secret: 'testing' };
const kinds = ['account', 'container', 'object'] as const;

const rings = `import sys
from swift.common.ring import RingBuilder
base, *ports = sys.argv[1:]
for kind, port in zip(('account', 'container', 'object'), ports):
    ring = RingBuilder(2, 1, 0)
    ring.add_dev({'region': 1, 'zone': 1, 'ip': '127.0.0.1', 'port': int(port), 'replication_ip': '127.0.0.1',
                  'replication_port': int(port), 'device': 'sda1', 'weight': 1, 'meta': ''})
    ring.rebalance(seed='1')
    ring.get_ring().save(base + '/' + kind + '.ring.gz')
`;

const server = `import sys
from swift.common import utils
base, kind = sys.argv[1:]
utils.SWIFT_CONF_FILE = base + '/swift.conf'
utils.HASH_PATH_SUFFIX = b'tests'
from swift.common.wsgi import run_wsgi
sys.exit(run_wsgi(base + '/' + kind + '.conf', kind + '-server'))
`;

const common = (folder: string, port: number) => `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
user = ${execFileSync('id', ['-un']).toString().trim()}
swift_dir = ${folder}
devices = ${folder}/devices
mount_check = false
workers = 0
log_address = ${folder}/no-log
`;

const part = (name: string, is: string, rest = '') => `[${name}]\nuse = egg:swift#${is}\n${rest}`;

/** Starts one of each kind of its servers, in a temporary folder, with a bucket. */
export async function startSwift(): Promise<RunningSwift> {
  const folder = temporaryFolder();
  const bucket = 'records-of-tests';
  mkdirSync(join(folder, 'devices/sda1'), { recursive: true });
  const ports: number[] = [];
  for (const _ of [...kinds, 'proxy']) ports.push(await freePort(0, '127.0.0.1'));
  put(folder, 'rings.py', rings);
  put(folder, 'server.py', server);
  put(
    folder,
    'swift.conf',
    '[swift-hash]\nswift_hash_path_suffix = tests\n[storage-policy:0]\nname = p\ndefault = yes\n',
  );
  for (const [i, kind] of kinds.entries())
    put(
      folder,
      `${kind}.conf`,
      `${common(folder, ports[i]!)}[pipeline:main]\npipeline = ${kind}-server\n${part(`app:${kind}-server`, kind)}`,
    );
  const filters = ['catch_errors', 'cache', 'listing_formats', 's3api', 'tempauth', 'slo'];
  const options: Record<string, string> = {
    s3api: 'location = us-east-1\n',
    tempauth: 'user_test_tester = testing .admin\n',
  };
  put(
    folder,
    'proxy.conf',
    [
      common(folder, ports[3]!),
      `[pipeline:main]\npipeline = ${filters.join(' ')} proxy-server\n`,
      part('app:proxy-server', 'proxy', 'account_autocreate = true\n'),
      ...filters.map((name) => part(`filter:${name}`, name === 'cache' ? 'memcache' : name, options[name])),
    ].join(''),
  );
  const python = swiftPython()!;
  execFileSync(python, [join(folder, 'rings.py'), folder, ...ports.slice(0, 3).map(String)]);
  const servers = [...kinds, 'proxy'].map((kind) =>
    spawn(python, [join(folder, 'server.py'), folder, kind], { stdio: 'ignore' }),
  );
  const endpoint = `http://127.0.0.1:${ports[3]}`;
  const close = async () => {
    await Promise.all(servers.map(ended));
  };
  const client = new AwsClient({
    accessKeyId: keys.id,
    secretAccessKey: keys.secret,
    service: 's3',
    region: 'us-east-1',
    retries: 0,
  });
  for (let tried = 0; ; tried++) {
    const answer = await client.fetch(`${endpoint}/${bucket}`, { method: 'PUT' }).catch(() => undefined);
    if (answer?.ok) return { endpoint, bucket, keys, close };
    if (tried === 100) break;
    await sleep(300);
  }
  await close();
  throw new Error('Swift does not answer');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
