import { placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import { type Call, UsageError } from './command.ts';
import { leftBeside } from './left-beside.ts';
import type { Opened } from './opened.ts';
import { keyFile, keyPath, placeFault } from './pseudonym-key-file.ts';
import { isRecord, namedPlaces } from './pseudonym-places.ts';

/** Words that are spelt like a name and most likely are none. */
const uncertain = ['lower-case', 'ordinary-word'];

const replaceIt = 'Run `study pseudonymise`, or give what is no such name a row of its own that is kept.';
const standing = 'It is the id of a row, or the name of a column: rename it wherever it stands.';

/** Names of the key that came back into a study: of the key that the call names, or study.yaml; their pseudonyms are said. */
export async function checkKey({ opened, coded }: Opened, call: Call): Promise<Problem[]> {
  const given = call.options.key;
  const set = coded.settings.pseudonymisationKey;
  const shown = typeof given === 'string' ? given : set;
  if (shown === undefined) return [];
  const path = keyPath(shown, typeof given === 'string' ? call.cwd : opened.folder);
  const place = placesIn(
    'study.yaml',
    coded.texts.get('study.yaml') ?? '',
  )(opened.settingsOffsets.pseudonymisation_key ?? 0);
  const say = (problem: Pick<Problem, 'rule' | 'severity' | 'message'>): Problem[] => [{ ...place, ...problem }];
  const placed = given === undefined ? placeFault(path, opened.folder) : undefined;
  if (placed !== undefined) return say({ rule: 'key-place', severity: 'error', message: `The key ${shown} ${placed}` });
  const file = await readable(shown, path, opened.folder, given === undefined);
  if (typeof file === 'string')
    return say({ rule: 'key-place', severity: 'error', message: `The key cannot be used. ${file}` });
  if (!file.bytes && given !== undefined) throw new UsageError(`There is no file ${shown}.`);
  if (!file.bytes)
    return say({
      rule: 'key-away',
      severity: 'info',
      message: `The key ${shown} is not on this machine: names that came back are not looked for.`,
    });
  const returned = namedPlaces(coded, file.key.rows)
    .filter(({ file: path, doubt }) => !isRecord(path) && !uncertain.includes(doubt ?? ''))
    .map(
      ({ file: path, line, column, row, doubt }): Problem => ({
        file: path,
        line,
        column,
        rule: 'name-reappears',
        severity: 'warning',
        message: `A name of the key stands here (row ${row.number}), for which « ${row.replaceBy} » is written elsewhere. ${doubt === 'table' ? standing : replaceIt}`,
      }),
    );
  return [...returned, ...leftBeside(opened)];
}

/** Of a key that study.yaml names, what is wrong with it is the study's fault and not the call's. */
async function readable(shown: string, path: string, folder: string, isSet: boolean) {
  try {
    return await keyFile(shown, path, folder);
  } catch (cause) {
    if (isSet && cause instanceof UsageError) return cause.message;
    throw cause;
  }
}
