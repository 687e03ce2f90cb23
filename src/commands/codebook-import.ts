import { basename, resolve } from 'node:path';
import { type ImportedCodebook, importCodebook } from '../exchange/import-codebook.ts';
import type { NewCode } from '../exchange/imported-code.ts';
import { renderProblems } from '../render/problems.ts';
import { readForeignFile } from '../study/foreign-file.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import { type Answer, type Call, exitCode, jsonDocument, UsageError } from './command.ts';
import { openCoded } from './opened.ts';
import { tableNamed } from './table-named.ts';

/** Takes over what a table of codes says: new codes, other labels, definitions and indicators. */
export async function run(call: Call): Promise<Answer> {
  const { file, format } = await tableNamed(call, 'import');
  const bytes = readForeignFile(resolve(call.cwd, file));
  if (!bytes) throw new UsageError(`There is no file ${file}.`);
  const { opened, coded, problems: own } = openCoded(call);
  if (opened.codebookBroken)
    throw new UsageError('The codebook has a file that cannot be read: `study check` says which. Mend it first.');
  const read = format.read(bytes);
  if ('fault' in read) throw new UsageError(`${file} cannot be read. ${read.fault}`);
  const imported = importCodebook(read.grids, coded, basename(file), read.notices);
  const { plan, problems } = imported;
  const changes = plannedChanges(opened, plan);
  const outputs = changes.map(({ path }) => path);
  return {
    output: call.options.json
      ? jsonDocument({ ...documentOf(imported), outputs, problems })
      : renderProblems(problems, { color: call.color }) + sentences(imported, outputs),
    exitCode: exitCode(
      [...problems, ...own.filter(({ severity }) => severity === 'error')],
      call.options.strict === true,
    ),
    changes,
    folder: opened.folder,
  };
}

function documentOf({ changes, added, missing }: ImportedCodebook) {
  return {
    changed: changes.map(({ code, field, to, row }) => ({
      code: code.id,
      field,
      from: code[field] ?? [],
      to,
      row: row.number,
    })),
    added: withChildren(added).map(({ id, label, parent, row }) => ({
      code: id,
      label,
      ...(parent === undefined ? {} : { parent }),
      row: row.number,
    })),
    missing: missing.map(({ id }) => id),
  };
}

function withChildren(codes: readonly NewCode[]): NewCode[] {
  return codes.flatMap((code) => [code, ...withChildren(code.children)]);
}

function sentences({ changes, added, missing, problems }: ImportedCodebook, outputs: readonly string[]): string {
  if (problems.some(({ severity }) => severity === 'error'))
    return 'Nothing was taken over: correct these rows, and import again.\n';
  const lines = [
    ...withChildren(added).map(
      ({ id, label, parent }) => `  + ${label} (${id})${parent === undefined ? '' : `, under ${parent}`}`,
    ),
    ...changes.map(({ code, field }) => `  ~ ${code.label} (${code.id}): ${field}`),
  ];
  const kept =
    missing.length === 0
      ? ''
      : `No row for ${missing.map(({ id }) => id).join(', ')}: kept. To put one out of use, use study codebook retire.\n`;
  if (outputs.length === 0) return `The table says what the codebook says; nothing changes.\n${kept}`;
  return `${lines.join('\n')}\n${kept}${outputs.length} file${outputs.length === 1 ? '' : 's'} of the codebook.\n`;
}
