import { build } from '../model/build.ts';
import { type KeptAnswer, recallAnswer } from '../study/kept-answers.ts';
import { askedIn, folderAsked } from './asked.ts';
import type { World } from './world.ts';

/**
 * Runs one command; what it answered before, of the study as it is, is printed at once: nothing is loaded for it.
 * @returns its exit status: 0 fine, 1 an error in the study, 2 wrong usage.
 */
export async function run(world: World): Promise<number> {
  const known = recalled(world);
  if (!known) return (await import('./main.ts')).main(world);
  if (known.notes) world.stderr.write(known.notes);
  world.stdout.write(known.output);
  return known.exitCode;
}

function recalled(world: World): KeptAnswer | undefined {
  if (build === undefined) return undefined;
  const folder = folderAsked(world);
  return folder === undefined ? undefined : recallAnswer(folder, askedIn(world), build);
}
