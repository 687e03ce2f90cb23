import { basename, resolve } from 'node:path';
import { type SpokenLanguage, spokenLanguages } from '../model/spoken.ts';
import { exampleFiles } from '../study/example.ts';
import { isEmptyPlace, isStudy } from '../study/place.ts';
import type { FileChange } from '../study/save.ts';
import { type Command, jsonDocument, UsageError } from './command.ts';
import manual from './init.md';
import { newStudyFiles } from './new-study.ts';

export const command: Command = {
  args: '[folder]',
  options: [
    ['--example', 'copy the example study: fictional clusters in two waves, coded, with two reports'],
    ['--language <code>', `language of the interviews: ${spokenLanguages.join(', ')}; fr by default`],
    ['--title <title>', 'title of the study; the folder’s name by default'],
  ],
  changes: true,
  anywhere: true,
  manual,
  run(call) {
    const given = call.args[0] ?? '.';
    const folder = resolve(call.cwd, given);
    if (isStudy(folder)) throw new UsageError(`${given} is a study already; nothing was changed.`);
    if (call.options.example && !isEmptyPlace(folder))
      throw new UsageError(
        `${given} is not empty: the example is copied into a new folder. Name one: study init FOLDER --example.`,
      );
    const { language = 'fr', title } = call.options;
    if (!isSpoken(language))
      throw new UsageError(`\`--language ${language}\` is not known. Known: ${spokenLanguages.join(', ')}.`);
    const changes: FileChange[] = call.options.example
      ? exampleFiles()
      : newStudyFiles(language, typeof title === 'string' ? title : basename(folder));
    const outputs = changes.map(({ path }) => path);
    const next = call.options.example
      ? 'study report'
      : 'put an interview in corpus/, a theme in codebook/, then run study check and study report';
    const text = `${outputs.length} files in ${given}. Next: ${given === '.' ? '' : `cd ${given}, `}${next}.\n`;
    return { output: call.options.json ? jsonDocument({ outputs, problems: [] }) : text, exitCode: 0, changes, folder };
  },
};

function isSpoken(language: unknown): language is SpokenLanguage {
  return spokenLanguages.some((known) => known === language);
}
