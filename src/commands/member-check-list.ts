import { join } from 'node:path';
import { greatest } from '../model/extremes.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { isDate } from '../parse/date.ts';
import { textFingerprint } from '../report/text-fingerprint.ts';
import { isForeignFile } from '../study/foreign-file.ts';
import { shownSource } from '../verbatims/attribution.ts';
import { maskNames } from '../verbatims/identities.ts';
import { type Answer, type Call, exitCode, jsonDocument } from './command.ts';
import { memberCheckFolder, memberCheckNames } from './member-check-files.ts';
import { type Opened, problemNotes } from './opened.ts';

interface Listed {
  readonly source: string;
  readonly wave: string | null;
  /** `changed`: the text is no longer the one approved; `approved` without a fingerprint is taken at its word. */
  readonly state: 'waiting' | 'approved' | 'changed';
  readonly validated: string | null;
  /** The word that stands in place of the day, names masked. */
  readonly notDate?: string;
  readonly note?: string;
  /** The fingerprint of the approved text was recorded. */
  readonly fingerprint: boolean;
  /** The documents written for it, by the name of their files. */
  readonly document: string | null;
}

/** Where every interview stands: written to, approved, changed since. */
export function list({ opened, coded, problems }: Opened, call: Call): Answer {
  const names = memberCheckNames(coded);
  const sources = coded.sources.map((source) => listed(source, coded, opened.folder, names.get(source.id) as string));
  const exit = exitCode(problems, call.options.strict === true);
  if (call.options.json) return { output: jsonDocument({ sources, problems }), exitCode: exit };
  const width = greatest(
    sources.map((one) => titleOf(one).length),
    0,
  );
  const lines = sources.map((one) => `${titleOf(one).padEnd(width)}  ${stateText(one)}\n`);
  const approved = sources.filter(({ state }) => state === 'approved').length;
  const held = coded.settings.require.includes('validated')
    ? ' The others are counted and not quoted.'
    : ' Reports quote the others too: `require: [validated]` in study.yaml keeps them back.';
  return {
    output: `${lines.join('')}${approved} of ${sources.length} approved.${approved < sources.length ? held : ''}\n`,
    exitCode: exit,
    ...problemNotes(problems, call),
  };
}

function listed(source: Source, coded: CodedStudy, folder: string, name: string): Listed {
  const { validated, validatedText, validatedNote } = source;
  const changed = validatedText !== undefined && validatedText !== textFingerprint(source);
  const document = `${memberCheckFolder}/${name}`;
  const isDay = validated !== undefined && isDate(validated);
  return {
    source: shownSource(source),
    wave: source.wave ?? null,
    state: validated === undefined ? 'waiting' : changed ? 'changed' : 'approved',
    validated: isDay ? validated : null,
    ...(validated === undefined || isDay ? {} : { notDate: maskNames(validated, coded, source.id) }),
    ...(validatedNote === undefined ? {} : { note: maskNames(validatedNote, coded, source.id) }),
    fingerprint: validatedText !== undefined,
    document: isForeignFile(join(folder, `${document}.manifest.json`)) ? document : null,
  };
}

function titleOf({ source, wave }: Listed): string {
  return wave === null || source.endsWith(wave) ? source : `${source}, ${wave}`;
}

function stateText({ state, validated, notDate, note, fingerprint, document }: Listed): string {
  const said = note === undefined ? '' : ` (${note})`;
  if (state === 'waiting') return document === null ? 'not yet written to' : `waiting for an answer to ${document}`;
  const approved =
    notDate === undefined
      ? `approved on ${validated}`
      : `approved, but « ${notDate} » in \`validated:\` is not a date written YYYY-MM-DD`;
  const text = state === 'changed' ? ', changed since' : fingerprint ? '' : ', text not recorded';
  return `${approved}${text}${said}`;
}
