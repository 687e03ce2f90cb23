import { codebookTable } from '../exchange/codebook-table.ts';
import { frequency } from '../measure/frequency.ts';
import { maskNames } from '../verbatims/identities.ts';
import { type Answer, type Call, exitCode, jsonDocument, UsageError } from './command.ts';
import { namedFile } from './named-file.ts';
import { openCoded, problemNotes } from './opened.ts';
import { refusePlace } from './refuse-place.ts';
import { tableNamed } from './table-named.ts';

/** Writes the codebook as a table: a code a row. */
export async function run(call: Call): Promise<Answer> {
  const { file, format } = await tableNamed(call, 'export');
  refusePlace(call, file, ', and somebody may have worked in it');
  const { coded, problems } = openCoded(call);
  const { codebook, settings } = coded;
  const rows = codebookTable(codebook, settings.language, (code) => frequency(coded, code));
  const long = rows.flat().find((cell) => cell.length > format.longestCell);
  if (long !== undefined)
    throw new UsageError(
      `« ${long.slice(0, 40).trim()} … » is too long for a cell of ${file}, which holds ${format.longestCell} characters. Export to .csv or .docx.`,
    );
  const named = rows.slice(1).filter((cells) => cells.some((cell) => maskNames(cell, coded) !== cell));
  const codes = named.map((cells) => cells[1]).join(', ');
  const warning =
    named.length > 0
      ? `The codebook names people or organisations of anonymous interviews (${codes}): keep the table within the team.\n`
      : '';
  const notes = (problemNotes(problems, call).notes ?? '') + warning;
  const text = `${rows.length - 1} code${rows.length === 2 ? '' : 's'} in ${file}. Once it is discussed: study codebook import ${file}.\n`;
  return {
    output: call.options.json ? jsonDocument({ outputs: [file], codes: rows.length - 1, problems }) : text,
    exitCode: exitCode(problems, call.options.strict === true),
    ...(notes === '' ? {} : { notes }),
    ...namedFile(call, file, format.write(rows, settings.language)),
  };
}
