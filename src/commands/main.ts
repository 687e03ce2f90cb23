import { Command as Commander, CommanderError, Option } from 'commander';
import { build } from '../model/build.ts';
import { version } from '../model/version.ts';
import { askedIn, studyWritten } from './asked.ts';
import { type Answer, type Call, type Command, type Terminal, UsageError } from './command.ts';
import { commands } from './commands.ts';
import { progressOn } from './progress.ts';
import { isColored, type World } from './world.ts';

/**
 * A word that opens with a dash and a blank, or with `--` and a line of a text, is no option: SQL under a comment. Of a
 * command that takes words, neither is `-word`; `-h` asks for help.
 */
class OneCommand extends Commander {
  words = false;

  override parseOptions(argv: string[]): ReturnType<Commander['parseOptions']> {
    const { operands, unknown } = super.parseOptions(argv);
    const text = this.words ? /^--?(?:\s|[^=\n]*\n)|^-(?!-|h$)/ : /^--?(?:\s|[^=\n]*\n)/;
    const isOption = (word: string) => word.startsWith('-') && !text.test(word);
    const first = unknown.findIndex(isOption);
    const texts = first === -1 ? unknown : unknown.slice(0, first);
    return { operands: [...operands, ...texts], unknown: unknown.slice(texts.length) };
  }
}

/** Runs one command. @returns its exit status: 0 fine, 1 an error in the study, 2 wrong usage. */
export async function main(world: World): Promise<number> {
  let status = 0;
  const program = new Commander('study')
    .description('Turns a folder of interviews into a qualitative study that can be re-run.')
    .version(version, '-V, --version')
    .helpOption('-h, --help', 'help, also after a command: study report --help')
    .helpCommand(false)
    .showHelpAfterError(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.stdout.write(text),
      writeErr: (text) => world.stderr.write(text),
      outputError: (text, write) => write(`study: ${text.replace(/^error: /, '')}`),
    });
  const wanted = world.argv.find((word) => !word.startsWith('-'));
  for (const [name, { summary, load }] of Object.entries(commands)) {
    const sub = new OneCommand(name).copyInheritedSettings(program).summary(summary).description(summary);
    program.addCommand(sub.helpOption('-h, --help', 'this help'));
    if (name !== wanted) continue;
    const { command } = await load();
    define(sub, command);
    sub.words = command.words === true;
    sub.action(async (...given: unknown[]) => {
      const args = (given.slice(0, -2) as (string | string[] | undefined)[]).flat().filter((arg) => arg !== undefined);
      status = await asking(world, (terminal) =>
        execute(command, { ...callOf(world), terminal, args, options: sub.opts() }, world),
      );
    });
  }
  program.action(() => program.outputHelp());
  if (wanted !== undefined && !Object.hasOwn(commands, wanted))
    program
      .argument('[command]')
      .allowExcessArguments()
      .action(() => unknown(wanted));
  try {
    await program.parseAsync([...world.argv], { from: 'user' });
    return status;
  } catch (cause) {
    return explain(cause, world);
  }
}

function define(sub: Commander, command: Command): void {
  if (command.args !== '') sub.arguments(command.args);
  for (const [flags, description, group] of command.options) {
    const option = new Option(flags, description);
    sub.addOption(group ? option.helpGroup(group) : option);
  }
  refuseContraries(sub);
  if (!command.anywhere) sub.option('--study <folder>', 'the study to work on; by default the one you are in');
  if (command.changes) sub.option('--dry-run', 'show what would change, and change nothing');
  sub.option('--strict', 'exit 1 on warnings too');
  sub.option('--json', 'one JSON document instead of text');
  sub.addHelpText('after', `\n${command.manual.trimEnd()}`);
}

/** `--inference --no-inference`: the later one would win without a word. */
function refuseContraries(sub: Commander): void {
  const names = sub.options.map((option) => option.name());
  for (const name of names.filter((one) => names.includes(`no-${one}`))) {
    const given = new Set<string>();
    for (const flag of [name, `no-${name}`])
      sub.on(`option:${flag}`, () => {
        if (given.add(flag).size > 1) throw new UsageError(`\`--${name}\` and \`--no-${name}\` exclude each other.`);
      });
  }
}

/** Opens a terminal for a command that asks, and closes it after. */
async function asking<T>(world: World, run: (terminal: Call['terminal']) => Promise<T>): Promise<T> {
  let open: Terminal | undefined;
  try {
    return await run(async () => {
      const { openTerminal } = await import('./terminal.ts');
      open ??= openTerminal(world.stdin, world.stdout);
      return open;
    });
  } finally {
    open?.close();
  }
}

function callOf(world: World): Omit<Call, 'args' | 'options' | 'terminal'> {
  return { cwd: world.cwd, color: isColored(world), env: world.env, progress: progressOn(world), apply };
}

async function apply(...plan: Parameters<Call['apply']>): Promise<void> {
  const { applyChanges } = await import('../study/save.ts');
  applyChanges(...plan);
}

async function execute(command: Command, call: Call, world: World): Promise<number> {
  const begun = performance.now();
  const answer = await ran(command, call);
  await deliver(answer, call, world);
  await remember(answer, call, world, () => performance.now() - begun);
  if (answer.running) {
    const stopped = new Promise<void>((resolve) => world.interrupted(resolve));
    await answer.running(stopped, (text) => void world.stderr.write(text));
    return answer.exitCode;
  }
  if (!answer.watch || !answer.folder) return answer.exitCode;
  const { watchStudy } = await import('../study/watch.ts');
  world.stderr.write('Watching the study; Ctrl-C stops.\n');
  return new Promise((resolve) => {
    let status: number = answer.exitCode;
    const run = async () => {
      try {
        const again = await ran(command, call);
        await deliver(again, call, world);
        status = again.exitCode;
      } catch (cause) {
        status = explain(cause, world);
      }
    };
    const stop = watchStudy(answer.folder as string, run, () => resolve(2));
    world.interrupted(() => {
      stop();
      resolve(status);
    });
  });
}

/** What is said afterwards, be it of a fault, takes the place of what the command was doing. */
async function ran(command: Command, call: Call): Promise<Answer> {
  try {
    return await command.run(call);
  } finally {
    call.progress('');
  }
}

async function deliver(answer: Answer, call: Call, world: World): Promise<void> {
  const { changes = [], folder, folderNamed } = answer;
  if (folder !== undefined && changes.length > 0 && !call.options.dryRun) {
    await apply(folder, changes);
  }
  if (answer.notes) world.stderr.write(answer.notes);
  world.stdout.write(answer.output);
  if (call.options.dryRun && !call.options.json && folder !== undefined) {
    const { renderChanges } = await import('../study/compare.ts');
    world.stdout.write(`Dry run, nothing was written:\n${renderChanges(folder, changes, folderNamed)}`);
  }
}

/** @param taken milliseconds since before the study was read. */
async function remember(answer: Answer, { options }: Call, world: World, taken: () => number): Promise<void> {
  const { from, changes = [], watch, running } = answer;
  if (!from?.state || build === undefined || changes.length > 0 || options.dryRun || watch || running) return;
  // Next time the study is found by the words alone.
  if (studyWritten(world.argv) !== options.study) return;
  const { keepAnswer } = await import('../study/kept-answers.ts');
  keepAnswer(from.folder, askedIn(world), answer, { state: from.state, taken, by: build });
}

async function unknown(name: string): Promise<never> {
  const { nearest } = await import('../language/nearest.ts');
  const expected = nearest(name, Object.keys(commands));
  throw new UsageError(
    `There is no command « ${name} ».${expected ? ` Did you mean « ${expected} »?` : ' `study --help` lists them.'}`,
  );
}

/** A fault in the call, or on the disk, in one line; anything else is a bug and says so. */
function explain(cause: unknown, world: World): number {
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? 0 : 2;
  const { message, code, syscall } = cause as NodeJS.ErrnoException;
  if (
    cause instanceof UsageError ||
    ['ChangedOnDisk', 'OutsideStudy', 'NotTakenBack', 'NotUtf8'].includes((cause as Error).name)
  )
    world.stderr.write(`study: ${message}\n`);
  else if (code === 'EPIPE') return 0;
  else if (syscall !== undefined)
    world.stderr.write(`study: The disk refused (${code}): ${message.replace(/^[A-Z]+: /, '')}\n`);
  else
    world.stderr.write(
      `study: This is a fault of study itself, not of yours: ${message}\nPlease report it with the command you ran.${world.env.STUDY_DEBUG ? `\n${(cause as Error).stack}` : ''}\n`,
    );
  return 2;
}
