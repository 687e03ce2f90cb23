import { renameChapter } from '../coding/rename-chapter.ts';
import { renameCode } from '../coding/rename-code.ts';
import { changeCodebook } from '../organise/change-codebook.ts';
import { orderChanged } from '../organise/order-changed.ts';
import { argumentsOf, chapterGiven, codeGiven, openForChange, wordGiven } from './codebook-opened.ts';
import { concluded, planned, signatureOf } from './codebook-operation.ts';
import { type Answer, type Call, UsageError } from './command.ts';

/** A code, or with `--chapter` a chapter, gets another id or label. */
export function run(call: Call): Answer {
  const isChapter = call.options.chapter !== undefined;
  const label = wordGiven(call, 'label');
  if (call.options.label !== undefined && label === undefined)
    throw new UsageError('The label is empty: write one after --label, or leave --label out.');
  const usage = isChapter ? 'rename --chapter OLD [NEW] --reason "…"' : 'rename OLD NEW --reason "…"';
  const names = [
    wordGiven(call, 'chapter') ?? [],
    argumentsOf(call, usage, { least: 0, most: isChapter ? 1 : 2 }),
  ].flat();
  const [old, id] = argumentsOf({ ...call, args: names }, usage, { least: label === undefined ? 2 : 1, most: 2 });
  const signature = signatureOf(call);
  const opened = openForChange(call);
  const wish = { ...(id === undefined ? {} : { id }), ...(label === undefined ? {} : { label }) };
  const operation = planned(() =>
    isChapter
      ? renameChapter(opened.coded, opened.places, { chapter: chapterGiven(old as string, opened.coded), ...wish })
      : renameCode(opened.coded, opened.places, { code: codeGiven(old as string, opened.coded), ...wish }),
  );
  call.progress('Changing the codebook …');
  const outcome = changeCodebook(opened, operation, signature);
  const notes = 'refused' in outcome ? [] : orderChanged(opened.coded.codebook, outcome.left.coded.codebook, operation);
  return concluded(call, opened, operation, outcome, notes);
}
