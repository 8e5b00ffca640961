// Loaded into a child process with --import: prints its peak memory at exit.
import { readFileSync } from 'node:fs';

process.on('exit', () => process.stderr.write(`peak ${peak()} KiB\n`));

/** What `resourceUsage` says begins with the memory of the process that started this one; what Linux says of it does not. */
function peak() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  return /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1];
}
