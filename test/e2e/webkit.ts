import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { webkitBrowser } from '../../scripts/programs.mjs';
import { temporaryFolder } from '../helpers/folders.js';
import { firstPort } from './browser.js';
import { type EnginePage, enginePage } from './engine.js';

/** Starts WebKitGTK's browser on a screen that exists only in memory, and opens a page of 1280 × 900 through WebDriver. */
export async function openWebKit(): Promise<EnginePage> {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = `:${await firstLine(screen)}`;
  const port = firstPort + 90;
  const home = temporaryFolder();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    env: { ...process.env, DISPLAY: display, HOME: home, XDG_RUNTIME_DIR: home },
    stdio: 'ignore',
  });
  const ask = asker(`http://127.0.0.1:${port}`);
  const { sessionId } = await ask<{ sessionId: string }>('POST', '/session', {
    capabilities: {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary: webkitBrowser(), args: ['--automation'] } },
    },
  });
  const session = `/session/${sessionId}`;
  await ask('POST', `${session}/window/rect`, { x: 0, y: 0, width: 1280, height: 900 });
  return enginePage({
    goto: (url) => ask('POST', `${session}/url`, { url }),
    value: (expression) =>
      ask('POST', `${session}/execute/sync`, { script: `return ${expression}`, args: [] }),
    act: (actions) => ask('POST', `${session}/actions`, { actions }),
    close: async () => {
      await ask('DELETE', session);
      for (const one of [driver, screen]) one.kill('SIGKILL');
    },
  });
}

/** The number of the screen, which Xvfb writes once it is there. */
async function firstLine(screen: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: screen.stdio[3] as NodeJS.ReadableStream })) return line;
  throw new Error('Xvfb ended before it had a screen');
}

/** Sends commands and gives back their results; waits for the driver to listen. */
function asker(address: string) {
  return async <T = void>(method: string, path: string, body?: object): Promise<T> => {
    for (let tries = 0; ; tries++) {
      const headers = { 'Content-Type': 'application/json' };
      const answer = await fetch(address + path, {
        method,
        headers,
        body: body ? JSON.stringify(body) : null,
      }).catch((error: unknown) => {
        if (tries === 100) throw error;
      });
      if (!answer) {
        await setTimeout(50);
        continue;
      }
      const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } };
      if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}, ${value.message}`);
      return value;
    }
  };
}
