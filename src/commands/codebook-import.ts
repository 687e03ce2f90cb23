import { basename, resolve } from 'node:path';
import { type ImportedCodebook, importCodebook } from '../exchange/import-codebook.ts';
import type { NewCode } from '../exchange/imported-code.ts';
import type { Problem } from '../model/problem.ts';
import { recordAndCheck, type Signature } from '../organise/change-codebook.ts';
import { unsettled } from '../organise/new-problems.ts';
import { historyPath } from '../parse/history.ts';
import { renderProblems } from '../render/problems.ts';
import { operationChanges } from '../study/operation-changes.ts';
import type { FileChange } from '../study/save.ts';
import { boundedFile } from './bounded-file.ts';
import { signatureOf } from './codebook-operation.ts';
import { count } from './codebook-summary.ts';
import { type Answer, type Call, exitCode, jsonDocument, UsageError } from './command.ts';
import { type Opened, openCoded } from './opened.ts';
import { tableNamed } from './table-named.ts';

/** Takes over what a table of codes says: new codes, other labels, definitions and indicators. */
export async function run(call: Call): Promise<Answer> {
  const { file, format } = await tableNamed(call, 'import');
  const signature = signatureOf(call, { required: false });
  const bytes = boundedFile(resolve(call.cwd, file), file, 'table');
  if (!bytes) throw new UsageError(`There is no file ${file}.`);
  const before = openCoded(call, { reports: true });
  const { opened, coded } = before;
  if (opened.codebookBroken)
    throw new UsageError('The codebook has a file that cannot be read: `study check` says which. Mend it first.');
  if (unsettled(opened).length > 0)
    throw new UsageError('A change was stopped halfway: `study check` says which. Settle it first.');
  if (opened.problems.some((one) => one.file === historyPath && one.severity === 'error'))
    throw new UsageError(`${historyPath} cannot be read: \`study check\` says where. Mend it first.`);
  const read = format.read(bytes);
  if ('fault' in read) throw new UsageError(`${file} cannot be read. ${read.fault}`);
  return answer(call, before, signature, importCodebook(read.grids, coded, basename(file), read.notices));
}

/** Nothing is written where nothing changes, or where the codebook would have errors that it did not have. */
function answer(call: Call, before: Opened, signature: Signature, imported: ImportedCodebook): Answer {
  const { opened } = before;
  const { changes, files } = operationChanges(opened, [() => imported.plan]);
  if (changes.length === 0) return answerWith(call, before.problems, imported, []);
  const named = { op: 'import', ...codesOf(imported), ...signature, files } as const;
  const { changes: all, left, fresh } = recordAndCheck(before, named, changes);
  const problems = [...imported.problems, ...fresh.filter(({ severity }) => severity !== 'info')];
  if (fresh.some(({ severity }) => severity === 'error'))
    return answerWith(call, before.problems, { ...imported, changes: [], added: [], problems }, []);
  return { ...answerWith(call, left.problems, { ...imported, problems }, all), changes: all, folder: opened.folder };
}

function answerWith(
  call: Call,
  own: readonly Problem[],
  imported: ImportedCodebook,
  changes: readonly FileChange[],
): Answer {
  const { problems } = imported;
  const outputs = changes.map(({ path }) => path);
  return {
    output: call.options.json
      ? jsonDocument({ ...documentOf(imported), outputs, problems })
      : renderProblems(problems, { color: call.color }) + sentences(imported, outputs),
    exitCode: exitCode(
      [...problems, ...own.filter(({ severity }) => severity === 'error')],
      call.options.strict === true,
    ),
  };
}

/** The codes that change, and those with the new ones. */
function codesOf({ changes, added }: ImportedCodebook) {
  const from = [...new Set(changes.map(({ code }) => code.id))];
  return { from, to: [...from, ...withChildren(added).map(({ id }) => id)] };
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
    return 'Nothing was taken over: correct what the errors tell of, and import again.\n';
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
  if (outputs.length === 0) {
    const isLeft = problems.some(({ rule }) => rule === 'table-by-hand');
    return `${isLeft ? 'Nothing was written' : 'The table says what the codebook says; nothing changes'}.\n${kept}`;
  }
  const files = count(outputs.filter((path) => path !== historyPath).length, 'file');
  return `${lines.join('\n')}\n${kept}${files} of the codebook, and the record in ${historyPath}.\n`;
}
