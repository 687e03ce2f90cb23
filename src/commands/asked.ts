import { resolve } from 'node:path';
import type { Asked } from '../study/kept-answers.ts';
import { findStudy } from '../study/place.ts';
import { isColored, type World } from './world.ts';

/** What an answer depends on besides its study: nothing else of the world may show in it. */
export function askedIn(world: World): Asked {
  return { argv: world.argv, color: isColored(world) };
}

/**
 * The folder a call is about, as far as its words tell before its options are known; absent where it is about none.
 * Where they were read otherwise (`search -- --study`), `studyWritten` is not the option that was given.
 */
export function folderAsked({ argv, cwd }: World): string | undefined {
  if (argv.every((word) => word.startsWith('-'))) return undefined;
  const given = studyWritten(argv);
  return given === undefined ? findStudy(cwd) : resolve(cwd, given);
}

/** What looks like the value of `--study`: the last one counts. */
export function studyWritten(argv: readonly string[]): string | undefined {
  const at = argv.findLastIndex((word) => word === '--study' || word.startsWith('--study='));
  const word = argv[at];
  return word === '--study' ? argv[at + 1] : word?.slice('--study='.length);
}
