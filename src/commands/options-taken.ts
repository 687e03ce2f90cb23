import { type Call, type CommandOption, UsageError } from './command.ts';

/** The flag of an option: `--no-provider`. */
export function flagOf([flags]: CommandOption): string {
  return /--[a-z-]+/.exec(flags)?.[0] ?? '';
}

/** The name a call has an option under, as a flag. */
export function flagNamed(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Options of several parts of a command, each once. */
export function eachOnce(options: readonly CommandOption[]): CommandOption[] {
  return [...new Map(options.map((option) => [flagOf(option), option] as const).reverse()).values()].reverse();
}

/**
 * An option of another part of a command would be lost without a word.
 * @param part the command and what of it is chosen: `study code --print`.
 * @param taken the options of this part, among all.
 * @throws UsageError for a given option that the part does not take.
 */
export function refuseOptions(
  { options }: Call,
  part: string,
  taken: readonly CommandOption[],
  all: readonly CommandOption[],
): void {
  const given = new Set(
    Object.entries(options).flatMap(([name, value]) =>
      value === undefined ? [] : value === false ? [flagNamed(`no-${name}`)] : [flagNamed(name)],
    ),
  );
  const own = new Set(taken.map(flagOf));
  const other = all.map(flagOf).find((flag) => given.has(flag) && !own.has(flag));
  if (other === undefined) return;
  const [program, command] = part.split(' ');
  throw new UsageError(`\`${part}\` takes no ${other}: \`${program} ${command} --help\` explains it.`);
}
