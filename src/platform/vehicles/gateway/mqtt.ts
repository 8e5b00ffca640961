import { createServer, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { AedesOptions, Client } from 'aedes';
import { FrameReader } from '../frames/index.js';
import { type Accounts, isKnownAccount } from './accounts.js';
import type { CaptureLog } from './captureLog.js';
import { packetLimit } from './packetLimit.js';
import { type ListenHow, type Listening, listening } from './tcp.js';

/** What came over MQTT, and what was refused. */
export interface MqttCounts {
  connections: number;
  messages: number;
  frames: number;
  bytes: number;
  /** Messages without a whole frame: they are kept, but nothing can be made of them. */
  frameless: number;
  wrongPassword: number;
  /** Other requests than to publish: subscriptions, messages of QoS 2 or more bytes than may be. */
  refused: number;
  full: number;
  fault: number;
}

const badNameOrPassword = 4;
/** Longest message; a frame has at most 65,556 bytes. */
const longestMessage = 1 << 20;

/**
 * Takes frames over MQTT 3.1.1: each message is one frame or more, on any topic. A message of QoS 1 is acknowledged when it is on
 * the disk. Who has no account is refused; nobody can subscribe.
 */
export async function listenMqtt(
  log: CaptureLog,
  how: ListenHow & { accounts: Accounts },
): Promise<Listening & { counts: MqttCounts }> {
  const counts: MqttCounts = {
    connections: 0,
    messages: 0,
    frames: 0,
    bytes: 0,
    frameless: 0,
    wrongPassword: 0,
    refused: 0,
    full: 0,
    fault: 0,
  };
  // Loaded only where it is used: it is the larger part of the packages that vehicles need.
  const { Aedes } = await import('aedes');
  const broker = new Aedes({
    ...rulesOf(log, how, counts),
    connectTimeout: Math.min(30, how.idleSeconds) * 1000,
    keepaliveLimit: how.idleSeconds,
    maxClientsIdLength: 128,
  });
  await broker.listen();
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    counts.connections++;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    broker.handle(guarded(socket, counts));
  });
  server.maxConnections = how.connections;
  server.on('drop', () => counts.full++);
  const port = await listening(server, how);
  const close = async () => {
    server.close();
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => broker.close(resolve));
  };
  return { port, close, counts };
}

/** Who may connect, and what becomes of a message. */
function rulesOf(
  log: CaptureLog,
  { accounts, onFault }: Parameters<typeof listenMqtt>[1],
  counts: MqttCounts,
): AedesOptions {
  const numbers = new WeakMap<Client, number>();
  const numberOf = (client: Client) => {
    const number = numbers.get(client) ?? log.connection();
    numbers.set(client, number);
    return number;
  };
  const refuse = (why: string) => {
    counts.refused++;
    return new Error(why);
  };
  return {
    authenticate: (_client, name, password, done) => {
      if (name !== undefined && password !== undefined && isKnownAccount(accounts, name, password))
        return done(null, true);
      counts.wrongPassword++;
      done(Object.assign(new Error('name or password is wrong'), { returnCode: badNameOrPassword }), false);
    },
    authorizeSubscribe: (_client, _subscription, done) => done(refuse('no subscriptions')),
    authorizePublish: (client, packet, done) => {
      if (client === null || packet.qos > 1) return done(refuse('QoS 2 is not taken'));
      packet.retain = false;
      const bytes = Buffer.from(packet.payload);
      log.append(numberOf(client), bytes).then(
        () => {
          count(counts, bytes);
          done();
        },
        (error: unknown) => {
          counts.fault++;
          onFault(error);
          done(new Error('not written'));
        },
      );
    },
  };
}

function count(counts: MqttCounts, bytes: Uint8Array): void {
  const reader = new FrameReader(() => {});
  reader.push(bytes);
  reader.end();
  counts.messages++;
  counts.bytes += bytes.length;
  counts.frames += reader.counts.frames;
  if (reader.counts.frames === 0) counts.frameless++;
}

/** A connection that ends where a packet says that it is longer than may be. */
function guarded(socket: Socket, counts: MqttCounts): Duplex {
  const limit = packetLimit(longestMessage, () => {
    counts.refused++;
  });
  const stop = () => socket.destroy();
  socket.on('error', stop);
  limit.on('error', stop);
  return Duplex.from({ readable: socket.pipe(limit), writable: socket });
}
