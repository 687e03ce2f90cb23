import { randomBytes } from 'node:crypto';
import { coderNameFault } from '../model/coder-name.ts';
import { openStudy } from '../study/open.ts';
import { watchStudy } from '../study/watch.ts';
import { LiveStudy } from '../web/live-study.ts';
import { type Served, type Serving, serve } from '../web/server.ts';
import { type Answer, type Call, type Command, jsonDocument, UsageError } from './command.ts';
import manual from './open.md';
import { openBrowser } from './open-browser.ts';
import { numberGiven, studyFolder } from './opened.ts';
import { today } from './today.ts';

export const command: Command = {
  args: '',
  options: [
    ['--coder <name>', 'who codes; the page asks where it is not said'],
    ['--no-browser', 'only print the address'],
    ['--port <n>', 'the port; by default 7483, or where that is taken one that is free'],
    ['--host <address>', 'listen at this address instead of 127.0.0.1: other machines can then connect'],
  ],
  changes: false,
  manual,
  run,
};

async function run(call: Call): Promise<Answer> {
  const coder = coderGiven(call);
  const opened = openStudy(studyFolder(call));
  const live = new LiveStudy(opened, coder === undefined ? {} : { coder });
  const token = randomBytes(24).toString('base64url');
  const host = typeof call.options.host === 'string' ? call.options.host : '127.0.0.1';
  let say = (_text: string): void => undefined;
  const failed: Serving['failed'] = (cause) => {
    const { message, stack } = cause as Error;
    say(`study: This is a fault of study itself, not of yours: ${call.env.STUDY_DEBUG ? stack : message}\n`);
  };
  const serving = { host, port: portGiven(call), token, today: () => today(call.env), failed };
  const served = await listen(live, serving, call.options.port === undefined);
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${served.port}/?token=${token}`;
  return {
    output: call.options.json ? jsonDocument({ address, host, port: served.port }) : `${address}\n`,
    exitCode: 0,
    async running(stopped, note) {
      say = note;
      if (!isLocal(host))
        note(`Other machines can connect at ${host}, unencrypted: whoever has the address reads the interviews.\n`);
      note('Ctrl-C ends it.\n');
      if (call.options.browser !== false) openBrowser(address);
      const stop = follow(live, note);
      await stopped;
      stop();
      await served.close();
    },
  };
}

/** How often a study is read again that can no longer be watched, in milliseconds. */
const lookAgain = 3000;

/** Hears what changes on disk, and says once where it cannot. @returns a function that stops it. */
export function follow(live: LiveStudy, note: (text: string) => void, watch = watchStudy): () => void {
  let isTold = false;
  let timer: NodeJS.Timeout | undefined;
  const hear = (paths?: readonly string[]) => {
    const fault = live.hear(paths);
    if (fault && !isTold) note(`study: A change could not be read (${(fault.cause as Error).message}).\n`);
    isTold = fault !== undefined;
  };
  const lost = () => {
    if (timer) return;
    note('The system no longer tells of changes of files: the study is read again every few seconds instead.\n');
    timer = setInterval(() => hear(), lookAgain);
  };
  const stop = watch(live.opened.folder, async (paths) => hear(paths), lost);
  return () => {
    clearInterval(timer);
    stop();
  };
}

function coderGiven({ options: { coder } }: Call): string | undefined {
  if (typeof coder !== 'string') return undefined;
  const fault = coderNameFault(coder);
  if (fault) throw new UsageError(`\`--coder ${coder}\`: ${fault}`);
  return coder;
}

/** The same from start to start, since a browser keeps the page's look and the codes used last by it. */
const usualPort = 7483;

function portGiven(call: Call): number {
  const port = numberGiven(call, 'port') ?? usualPort;
  if (port > 65_535) throw new UsageError(`\`--port ${port}\` is none: a port is at most 65535.`);
  return port;
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

async function listen(live: LiveStudy, serving: Serving, mayBeOther: boolean): Promise<Served> {
  try {
    return await serve(live, serving);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const { host, port } = serving;
    if (code === 'EADDRINUSE' && mayBeOther) return listen(live, { ...serving, port: 0 }, false);
    if (code === 'EADDRINUSE') throw new UsageError(`Port ${port} is taken: name another with --port, or none.`);
    if (code === 'EACCES') throw new UsageError(`Port ${port} may not be used: name one above 1023 with --port.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
      throw new UsageError(`This machine has no address ${host}.`);
    throw cause;
  }
}
