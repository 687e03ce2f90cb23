import { bases } from '../coding/agreement-base.ts';
import { unitKinds } from '../coding/agreement-units.ts';
import { comparedSources } from '../coding/compared-sources.ts';
import { idsBelow } from '../model/codebook.ts';
import type { CodedStudy } from '../model/study.ts';
import { type AgreeOptions, agreementOf } from '../report/agreement.ts';
import manual from './agree.md';
import { agreeDocument } from './agree-document.ts';
import { agreeText } from './agree-text.ts';
import { codersCompared, nobodyCompared } from './coders-compared.ts';
import { type Call, type Command, exitCode, jsonDocument, UsageError } from './command.ts';
import { codeNamed, numberGiven, openCodedToRead, problemNotes, selectionNamed } from './opened.ts';
import { lines } from './review-notes.ts';

/** How many disagreements a terminal shows. */
const mostShown = 10;

export const command: Command = {
  args: '[coders...]',
  options: [
    ['--unit <unit>', `what is compared: ${unitKinds.join(', ')}; paragraphs by default`],
    ['--base <units>', 'an opportunity to agree: coded by any of them (coded, the default), by each (both), or all'],
    ['--code <code>', 'this code and those below it only'],
    ['--wave <ids>', 'of these waves only'],
    ['--where <condition>', 'of these sources only: sector=mécanique'],
    ['--max <n>', `at most so many disagreements; ${mostShown} on a terminal, all with --json`],
    ['--seed <n>', 'of the samples behind the intervals; 1 by default'],
  ],
  changes: false,
  manual,
  async run(call) {
    const { opened, coded, problems } = await openCodedToRead(call);
    const options = optionsOf(call, coded);
    const max = numberGiven(call, 'max');
    const { compared, partial } = comparedSources(coded, options.coders, selectionNamed(call, coded));
    const exit = { exitCode: exitCode(problems, call.options.strict === true), from: opened };
    call.progress('Comparing …');
    const agreement = agreementOf(coded, compared, options);
    const document = agreeDocument(agreement, compared, partial, options, coded);
    if (call.options.json) {
      const shown = { ...document, disagreements: document.disagreements.slice(0, max) };
      return { output: jsonDocument({ ...shown, problems }), ...exit };
    }
    const output =
      compared.length === 0
        ? lines(nobodyCompared(options.coders, partial.length, coded))
        : agreeText(document, coded, { most: max ?? mostShown, width: 80 });
    return { output, ...exit, ...problemNotes(problems, call) };
  },
};

function optionsOf(call: Call, coded: CodedStudy): AgreeOptions {
  const { code } = call.options;
  const codes = typeof code === 'string' ? idsBelow(coded.codebook, codeNamed(code, coded)) : undefined;
  return {
    coders: codersCompared(call.args, coded),
    unit: oneOf(unitKinds, call.options.unit ?? 'paragraph', 'unit'),
    base: oneOf(bases, call.options.base ?? 'coded', 'base'),
    codes: [...coded.codebook.codes.keys()].filter((id) => codes?.includes(id) ?? true),
    seed: numberGiven(call, 'seed') ?? 1,
  };
}

function oneOf<T extends string>(known: readonly T[], given: unknown, option: string): T {
  const found = known.find((one) => one === given);
  if (found) return found;
  throw new UsageError(`\`--${option} ${given}\` is not known. Known: ${known.join(', ')}.`);
}
