import { editFrontMatter } from '../exchange/edit-front-matter.ts';
import { placeName, type Source } from '../model/source.ts';
import { isDate } from '../parse/date.ts';
import { textFingerprint } from '../report/text-fingerprint.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import { shownSource } from '../verbatims/attribution.ts';
import { maskNames } from '../verbatims/identities.ts';
import { type Answer, type Call, exitCode, jsonDocument, UsageError } from './command.ts';
import { type Opened, problemNotes } from './opened.ts';
import { today } from './today.ts';

/** Writes the approval of one interviewee, with the fingerprint of the text approved, into the source's front matter. */
export function record({ opened, coded, problems }: Opened, source: Source, call: Call): Answer {
  const day = dayGiven(call, source);
  const { note } = call.options;
  const text = textFingerprint(source);
  const values = {
    validated: `${day} ${text}`,
    ...(typeof note === 'string' && note.trim() !== '' ? { validated_note: note.trim().replace(/\s+/g, ' ') } : {}),
  };
  if (source.row !== undefined)
    throw new UsageError(
      `${placeName(source)} has no front matter: write \`${values.validated}\` in a column \`validated\` of the table.`,
    );
  const edits = editFrontMatter(source.path, coded.texts.get(source.path) ?? '', values);
  if (!edits)
    throw new UsageError(
      `The front matter of ${source.path} is not written plainly: add \`validated: ${values.validated}\` to it by hand.`,
    );
  const shown = shownSource(source);
  const said = values.validated_note === undefined ? {} : { note: maskNames(values.validated_note, coded, source.id) };
  const output = call.options.json
    ? jsonDocument({ source: shown, validated: day, text, ...said, problems })
    : `${shown}: approved on ${day}, in the text as it is now (${text}). \`study check\` warns where it changes.\n`;
  return {
    output,
    ...(call.options.json ? {} : problemNotes(problems, call)),
    exitCode: exitCode(problems, call.options.strict === true),
    changes: plannedChanges(opened, { edits }),
    folder: opened.folder,
  };
}

function dayGiven(call: Call, { date }: Source): string {
  const now = today(call.env);
  const given = call.options.validated;
  const day = typeof given === 'string' ? given : now;
  if (!isDate(day) || day.length !== 10)
    throw new UsageError(`\`--validated ${day}\` is not a day written YYYY-MM-DD.`);
  if (day > now) throw new UsageError(`\`--validated ${day}\` has not come yet: today is ${now}.`);
  if (date !== undefined && day < date)
    throw new UsageError(`\`--validated ${day}\` is before the interview, which is of ${date}.`);
  return day;
}
