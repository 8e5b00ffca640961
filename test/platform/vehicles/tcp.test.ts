import { readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { CaptureLog, isKnownAccount, listenTcp, withAccount } from '../../../src/platform/vehicles/index.js';
import {
  CarClient,
  capturesOf,
  carLogin,
  dataFrame,
  hex,
  kept,
  platformLogin,
} from '../../helpers/carClient.js';
import { temporaryFolder } from '../../helpers/folders.js';

const time = '2026-01-05T08:00:30+08:00';
const limits = { port: 0, host: '127.0.0.1', connections: 100, idleSeconds: 30, answersData: false };
const loud = (error: unknown) => expect.unreachable(String(error));
const account = withAccount({}, 'maker')!;

describe('a server of frames', () => {
  const server = async (of: Partial<Parameters<typeof listenTcp>[1]> = {}) => {
    const folder = temporaryFolder();
    const log = await CaptureLog.open(folder);
    return { folder, log, tcp: await listenTcp(log, { ...limits, onFault: loud, ...of }) };
  };

  it('answers a sender that has ended its side, and keeps what no frame ends in', async () => {
    const { folder, log, tcp } = await server({ answersData: true });
    const client = await CarClient.connect(tcp.port);
    const frame = dataFrame('SIMULATED1', time);
    client.send(Buffer.concat([frame, frame.subarray(0, 30)]));
    client.finish();
    await client.closed;
    expect(client.answers.length).toBe(1);
    await tcp.close();
    await log.close();
    expect(await kept(folder)).toEqual([hex(frame)]);
    expect(statSync(capturesOf(folder)[0]!).size).toBe(8 + 12 + frame.length + 12 + 30);
  });

  it('ends connections beyond the limit, idle ones and those without frames', async () => {
    const { log, tcp } = await server({ connections: 2, idleSeconds: 0.4, answersData: true });
    const [one, two] = [await CarClient.connect(tcp.port), await CarClient.connect(tcp.port)];
    await (await CarClient.connect(tcp.port)).closed;
    const dripping = setInterval(() => two.send(Uint8Array.of(0x23)), 50);
    const alive = setInterval(() => one.send(carLogin('SIMULATED1')), 50);
    await two.closed;
    expect(one.isOpen).toBe(true);
    for (const timer of [dripping, alive]) clearInterval(timer);
    await one.closed;
    expect(tcp.counts).toMatchObject({ full: 1, idle: 2 });
    const junk = await CarClient.connect(tcp.port);
    junk.send(new Uint8Array(600 << 10));
    await junk.closed;
    expect(tcp.counts.garbage).toBe(1);
    await tcp.close();
    await log.close();
  });

  it('ends a connection that leaves its answers unread', async () => {
    const { log, tcp } = await server();
    const socket = connect(tcp.port, '127.0.0.1').on('error', () => {});
    socket.pause();
    const logins = Buffer.concat(Array(20_000).fill(carLogin('SIMULATED1')));
    let isOpen = true;
    while (isOpen)
      isOpen = await new Promise<boolean>((resolve) => {
        socket.write(logins, (error) => resolve(!error));
      });
    socket.destroy();
    expect(tcp.counts).toMatchObject({ unread: 1, fault: 0 });
    await tcp.close();
    await log.close();
  }, 30_000);

  it('lets a platform in by the name and password of its account alone', async () => {
    const login = (user: string, password: string) => isKnownAccount(account.accounts, user, password);
    const { folder, log, tcp } = await server({ login });
    const frame = dataFrame('SIMULATED1', time);
    const asked = async (name: string, password: string) => {
      const client = await CarClient.connect(tcp.port);
      client.send(Buffer.concat([platformLogin(name, password), frame]));
      await client.untilAnswered(1);
      const isIn = await client.settled();
      client.destroy();
      return isIn;
    };
    expect(await asked('maker', account.password)).toBe(true);
    expect(await asked('maker', account.password.toLowerCase())).toBe(false);
    expect(await asked('__proto__', '')).toBe(false);
    await tcp.close();
    await log.close();
    expect(await kept(folder)).toHaveLength(2); // the frame and the heartbeat
    const bytes = Buffer.concat(capturesOf(folder).map((file) => readFileSync(file)));
    expect(bytes.includes(account.password)).toBe(false);
  });
});
