import { segmentKey } from '../model/coding.ts';
import type { CodedStudy } from '../model/study.ts';
import { labels } from '../render/labels.ts';
import { pinnedPassages } from '../report/compose.ts';
import { readableWords } from '../verbatims/abridge.ts';
import { bestVerbatims } from '../verbatims/best.ts';
import { maskNames } from '../verbatims/identities.ts';
import { keepWords } from '../verbatims/keep-words.ts';
import { shownVerbatim } from '../verbatims/shown-verbatim.ts';
import { type Command, exitCode, jsonDocument } from './command.ts';
import {
  codeNamed,
  knownVariable,
  numberGiven,
  openCodedToRead,
  problemNotes,
  selectionNamed,
  variablesOf,
} from './opened.ts';
import manual from './verbatims.md';

export const command: Command = {
  args: '<code>',
  options: [
    ['--max <n>', 'at most so many; 10 on a terminal, all with --json'],
    ['--words <n>', 'abridge beyond so many words, at sentence borders; 120 by default, 0 for never'],
    ['--wave <ids>', 'of these waves only'],
    ['--where <condition>', 'of these sources only: sector=mécanique'],
    ['--spread <variable>', 'spread the first ones over its values; waves by default'],
    ['--against', 'what speaks against the code'],
  ],
  changes: false,
  manual,
  async run(call) {
    const { opened, coded, problems } = await openCodedToRead(call);
    const code = codeNamed(call.args[0] as string, coded);
    const { spread, against } = call.options;
    if (typeof spread === 'string') knownVariable(spread, variablesOf(coded));
    const words = numberGiven(call, 'words') ?? readableWords;
    call.progress('Ranking …');
    const best = bestVerbatims(coded, code, {
      selection: selectionNamed(call, coded),
      ...(typeof spread === 'string' ? { spread } : {}),
      ...(against ? { against: true } : {}),
      pinned: pinnedIn(coded),
    });
    const keep = keepWords(coded, code);
    const max = numberGiven(call, 'max') ?? (call.options.json ? best.length : 10);
    const verbatims = best.slice(0, max).map(({ segment, score, reasons }) => ({
      ...shownVerbatim(segment, coded, { words, keep }),
      score,
      reasons: reasons.map((reason) => maskNames(reason, coded, segment.source)),
    }));
    const exit = exitCode(problems, call.options.strict === true);
    if (call.options.json) return { output: jsonDocument({ code, verbatims, problems }), exitCode: exit, from: opened };
    const blocks = verbatims.map(
      ({ shown, translation, attribution: who, source, start, score, reasons }) =>
        `${shown}\n${translation === undefined ? '' : `[${labels[coded.settings.language].translation} ${translation}]\n`}${who}  ${source}:${start}, ${score.toFixed(2)}: ${reasons.join(coded.settings.language === 'fr' ? ' ; ' : '; ')}\n`,
    );
    const more =
      best.length > verbatims.length ? `${best.length - verbatims.length} more: --max ${best.length}.\n` : '';
    const none = `« ${code} » has no segment that may be quoted.\n`;
    return {
      output: best.length === 0 ? none : `${blocks.join('\n')}${more ? `\n${more}` : ''}`,
      exitCode: exit,
      from: opened,
      ...problemNotes(problems, call),
    };
  },
};

/** The passages that templates pin: the analyst's own choice comes first. */
function pinnedIn(coded: CodedStudy): Set<string> {
  return new Set(coded.templates.flatMap((template) => pinnedPassages(coded, template).map(segmentKey)));
}
