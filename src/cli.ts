import { run } from './commands/run.ts';

process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause;
});
process.exitCode = await run({
  argv: process.argv.slice(2),
  cwd: process.cwd(),
  // What a command does not use of these is not opened.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  get stderr() {
    return process.stderr;
  },
  env: process.env,
  interrupted: (stop) => void process.once('SIGINT', stop),
});
