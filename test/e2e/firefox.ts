import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import WebSocket from 'ws';
import { temporaryFolder } from '../helpers/folders.js';
import { type EnginePage, enginePage } from './engine.js';

type Answer = { id: number; result?: Record<string, unknown>; error?: string; message?: string };

/** Starts Firefox without windows, with a profile of its own, and opens a page of 1280 × 900 through WebDriver BiDi. */
export async function openFirefox(): Promise<EnginePage> {
  const profile = temporaryFolder();
  const args = ['--headless', '--no-remote', '--remote-debugging-port', '0', '--profile', profile];
  const env = { ...process.env, HOME: join(profile), MOZ_HEADLESS_WIDTH: '1280', MOZ_HEADLESS_HEIGHT: '900' };
  const firefox = spawn('firefox-esr', [...args, 'about:blank'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const socket = await connected(firefox);
  const ask = asker(socket);
  await ask('session.new', { capabilities: {} });
  const { contexts } = (await ask('browsingContext.getTree')) as { contexts: { context: string }[] };
  const context = contexts[0]!.context;
  const act = (actions: object[]) => ask('input.performActions', { context, actions });
  const value = async <T>(expression: string): Promise<T> => {
    const found = await ask('script.evaluate', { expression, target: { context }, awaitPromise: true });
    if (found['type'] === 'exception')
      throw new Error(`${expression}: ${JSON.stringify(found['exceptionDetails'])}`);
    return (found['result'] as { value: T }).value;
  };
  return enginePage({
    value,
    act,
    goto: async (url) => {
      await ask('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    close: async () => {
      socket.terminate();
      firefox.kill('SIGKILL');
    },
  });
}

/** The connection to a Firefox that is starting: it writes its address. */
async function connected(firefox: ChildProcess): Promise<WebSocket> {
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    firefox.stderr!.on('data', (some) => {
      said += some;
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
      if (found) resolve(found[1]!);
    });
    firefox.once('exit', () => reject(new Error(`Firefox ended: ${said}`)));
  });
  const socket = new WebSocket(`${address}/session`);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return socket;
}

/** Sends commands and gives back their results. */
function asker(socket: WebSocket) {
  let last = 0;
  const open = new Map<number, (answer: Answer) => void>();
  socket.on('message', (text) => {
    const answer = JSON.parse(String(text)) as Answer;
    open.get(answer.id)?.(answer);
    open.delete(answer.id);
  });
  return async (method: string, params: object = {}): Promise<Record<string, unknown>> => {
    const id = ++last;
    const answered = new Promise<Answer>((resolve) => open.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    const { result, error, message } = await answered;
    if (!result) throw new Error(`${method}: ${error}, ${message}`);
    return result;
  };
}
