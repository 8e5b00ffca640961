import { connectAsync } from 'mqtt';
import { describe, expect, it } from 'vitest';
import { packetLimit } from '../../../src/platform/vehicles/gateway/packetLimit.js';
import { CaptureLog, captureFiles, listenMqtt, withAccount } from '../../../src/platform/vehicles/index.js';
import { dataFrame, hex, kept } from '../../helpers/carClient.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { faulty } from '../../helpers/platform.js';

const time = '2026-01-05T08:00:30+08:00';
const limits = { port: 0, host: '127.0.0.1', connections: 100, idleSeconds: 30, answersData: false };
const loud = (error: unknown) => expect.unreachable(String(error));
const account = withAccount({}, 'maker')!;

describe('a broker of frames', () => {
  const broker = async (of: Partial<Parameters<typeof listenMqtt>[1]> = {}) => {
    const folder = temporaryFolder();
    const log = await CaptureLog.open(folder);
    const { accounts } = account;
    const mqtt = await listenMqtt(log, { ...limits, accounts, onFault: loud, ...of });
    const connect = (of: object = {}) =>
      connectAsync(`mqtt://${limits.host}:${mqtt.port}`, {
        username: 'maker',
        password: account.password,
        reconnectPeriod: 0,
        keepalive: 20,
        ...of,
      });
    return { folder, log, mqtt, connect };
  };

  it('refuses who has no account, who subscribes, and messages of QoS 2 or beyond the limit', async () => {
    const { folder, log, mqtt, connect } = await broker();
    for (const of of [{ password: 'x' }, { username: 'other' }, { username: undefined, password: undefined }])
      await expect(connect(of)).rejects.toThrow('Bad username or password');
    await expect(connect({ protocolVersion: 5 })).rejects.toThrow();
    await expect(connect({ keepalive: 0 })).rejects.toThrow();
    const subscriber = await connect();
    await subscriber.subscribeAsync('#').catch(() => {});
    const publisher = await connect();
    const got: unknown[] = [];
    subscriber.on('message', (topic) => got.push(topic));
    await publisher.publishAsync('cars', Buffer.from(dataFrame('SIMULATED1', time)), {
      qos: 1,
      retain: true,
    });
    for (const [payload, qos] of [
      [Buffer.from(dataFrame('SIMULATED2', time)), 2],
      [Buffer.alloc(2 << 20), 1],
    ] as const) {
      const client = await connect();
      client.on('error', () => {});
      const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
      client.publish('cars', payload, { qos }, () => {});
      await closed;
      await client.endAsync(true);
    }
    await Promise.all([subscriber.endAsync(true), publisher.endAsync()]);
    await mqtt.close();
    await log.close();
    expect(got).toEqual([]);
    expect(mqtt.counts).toMatchObject({ messages: 1, wrongPassword: 3 });
    expect(mqtt.counts.refused).toBeGreaterThanOrEqual(3);
    expect(await kept(folder)).toEqual([hex(dataFrame('SIMULATED1', time))]);
  });

  it('acknowledges nothing that the disk did not take', async () => {
    const folder = temporaryFolder();
    const files = faulty(captureFiles, { at: 4, forGood: true, code: 'ENOSPC' });
    const log = await CaptureLog.open(folder, { files });
    const said: unknown[] = [];
    const { accounts } = account;
    const mqtt = await listenMqtt(log, { ...limits, accounts, onFault: (error) => said.push(error) });
    const client = await connectAsync(`mqtt://${limits.host}:${mqtt.port}`, {
      username: 'maker',
      password: account.password,
      reconnectPeriod: 0,
      keepalive: 20,
    });
    client.on('error', () => {});
    const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
    let acknowledged = false;
    client.publish('cars', Buffer.from(dataFrame('SIMULATED1', time)), { qos: 1 }, (error) => {
      acknowledged = !error;
    });
    await closed;
    await client.endAsync(true);
    await mqtt.close();
    await log.close();
    expect(acknowledged).toBe(false);
    expect(said).toMatchObject([{ code: 'ENOSPC' }]);
  });

  it('reads lengths of packets as the format says, however the bytes are cut', async () => {
    const packet = (length: number) => {
      const digits: number[] = [];
      let left = length;
      do {
        digits.push((left % 128) | (left >= 128 ? 128 : 0));
        left = Math.floor(left / 128);
      } while (left > 0);
      return Buffer.concat([Buffer.from([0x30, ...digits]), Buffer.alloc(length, 0xff)]);
    };
    const passed = async (bytes: Buffer, step: number) => {
      let out = 0;
      const limit = packetLimit(20_000, () => {});
      limit.on('data', (chunk: Buffer) => {
        out += chunk.length;
      });
      const ended = new Promise<boolean>((resolve) => {
        limit.once('error', () => resolve(false)).once('end', () => resolve(true));
      });
      for (let at = 0; at < bytes.length; at += step) limit.write(bytes.subarray(at, at + step));
      limit.end();
      return { isWhole: await ended, out };
    };
    const good = Buffer.concat([0, 1, 127, 128, 16_383, 16_384, 20_000, 0].map(packet));
    for (const step of [1, 7, good.length]) {
      expect(await passed(good, step)).toEqual({ isWhole: true, out: good.length });
      expect(await passed(Buffer.concat([good, packet(20_001)]), step)).toMatchObject({ isWhole: false });
      expect(await passed(Buffer.from([0x30, 0x80, 0x80, 0x80, 0x80, 0]), step)).toMatchObject({
        isWhole: false,
      });
    }
  });
});
