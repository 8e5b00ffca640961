// A thread that runs commands of iplus one after the other, for iplus.ts.
import { workerData } from 'node:worker_threads';

const { port, done, run: path } = workerData;

port.on('message', async ({ id, args, env }) => {
  const said = { out: '', err: '' };
  for (const [stream, name] of [
    [process.stdout, 'out'],
    [process.stderr, 'err'],
  ]) {
    stream.write = (text, ...more) => {
      said[name] += text;
      more.at(-1)?.();
      return true;
    };
  }
  const before = { ...process.env };
  Object.assign(process.env, env);
  process.exitCode = 0;
  let code = 1;
  try {
    const { run } = await import(path);
    code = await run(args);
  } catch (error) {
    said.err += error?.stack ?? error;
  }
  for (const name of Object.keys(env)) {
    if (name in before) process.env[name] = before[name];
    else delete process.env[name];
  }
  port.postMessage({ id, code, ...said });
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
});
