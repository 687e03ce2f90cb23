import { extendedKey } from '../exchange/pseudonym-key.ts';
import { nameKinds } from '../model/pseudonym-key.ts';
import { keyNameOf } from '../verbatims/key-names.ts';
import { nameCandidates } from '../verbatims/name-candidates.ts';
import { type Answer, type Call, exitCode, jsonDocument } from './command.ts';
import { type Opened, problemNotes } from './opened.ts';
import { type KeyFile, keyChange } from './pseudonym-key-file.ts';

/** Adds the names found in a study to the key, for a person to say what replaces them. */
export function propose(file: KeyFile, { coded, problems }: Opened, call: Call): Answer {
  const known = new Set(file.key.rows.map(keyNameOf));
  const found = nameCandidates(coded).filter((one) => !known.has(keyNameOf(one)));
  const { language } = coded.settings;
  const counts = Object.fromEntries(nameKinds.map((kind) => [kind, found.filter((one) => one.kind === kind).length]));
  const said = nameKinds.flatMap((kind) => (counts[kind] ? [`${counts[kind]} ${kind}`] : []));
  const [replaceBy, status] = language === 'fr' ? ['remplacer par', 'garder'] : ['replace by', 'keep'];
  const text =
    found.length === 0
      ? `Nothing new to propose: ${file.shown} has ${file.key.rows.length} names.\n`
      : `${found.length} names proposed in ${file.shown} (${said.join(', ')}). Fill « ${replaceBy} » where a name is to be replaced, write « ${status} » under status where it stays; then: study pseudonymise --key ${file.shown} --dry-run\n`;
  return {
    output: call.options.json ? jsonDocument({ proposed: counts, known: file.key.rows.length, problems }) : text,
    ...(call.options.json ? {} : problemNotes(problems, call)),
    exitCode: exitCode(problems, call.options.strict === true),
    ...(found.length > 0 ? keyChange(file, extendedKey(file.key, found, language), language) : {}),
  };
}
