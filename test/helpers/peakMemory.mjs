// Loaded into a child process with --import: prints its peak memory at exit.
process.on('exit', () => process.stderr.write(`peak ${process.resourceUsage().maxRSS} KiB\n`));
