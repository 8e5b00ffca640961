import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import WebSocket from 'ws';
import { temporaryFolder } from '../helpers/folders.js';

/** A page in Firefox, driven through the WebDriver BiDi protocol that it speaks by itself. */
export interface FirefoxPage {
  goto: (url: string) => Promise<void>;
  /** The value of an expression in the page; text, numbers and truth values. */
  value: <T extends string | number | boolean>(expression: string) => Promise<T>;
  /** Asks an expression until it is true; fails after ten seconds. */
  until: (expression: string) => Promise<void>;
  /** Types letters and keys where the focus is; keys by their code of WebDriver. */
  type: (text: string) => Promise<void>;
  click: (selector: string) => Promise<void>;
  close: () => void;
}

/** The Enter key as WebDriver writes it. */
export const enter = '\uE007';

type Answer = { id: number; result?: Record<string, unknown>; error?: string; message?: string };

/** Starts Firefox without windows, with a profile of its own, and opens a page of 1280 × 900. */
export async function openFirefox(): Promise<FirefoxPage> {
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
  return {
    value,
    goto: async (url) => {
      await ask('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    until: async (expression) => {
      const end = Date.now() + 10_000;
      // A page that is being left has no elements.
      while (
        !(await value<boolean>(
          `(() => { try { return Boolean(${expression}); } catch { return false; } })()`,
        ))
      ) {
        if (Date.now() > end) throw new Error(`still not so after ten seconds: ${expression}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    type: async (text) => {
      const keys = [...text].flatMap((key) => ['keyDown', 'keyUp'].map((type) => ({ type, value: key })));
      await act([{ type: 'key', id: 'keyboard', actions: keys }]);
    },
    click: async (selector) => {
      const at = JSON.parse(
        await value<string>(
          `(() => { const e = document.querySelector(${JSON.stringify(selector)}); e.scrollIntoView({ block: 'center' }); const b = e.getBoundingClientRect(); return JSON.stringify({ x: Math.round(b.x + b.width / 2), y: Math.round(b.y + b.height / 2) }); })()`,
        ),
      );
      const press = ['pointerDown', 'pointerUp'].map((type) => ({ type, button: 0 }));
      await act([{ type: 'pointer', id: 'mouse', actions: [{ type: 'pointerMove', ...at }, ...press] }]);
    },
    close: () => {
      socket.terminate();
      firefox.kill('SIGKILL');
    },
  };
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
