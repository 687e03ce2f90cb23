import { inFolder } from './run-study.mjs';

/** docs/commands.md: what `study --help` and `study COMMAND --help` print. */
export function commandsPage(root, names) {
  return inFolder(root, 'empty', (_place, run) => {
    const help = (...words) => `\`\`\`text\n${run(['study', ...words, '--help'].join(' ')).output.trimEnd()}\n\`\`\``;
    const parts = [
      '# Commands',
      '<!-- Written by `npm run docs`. -->',
      'What `study COMMAND --help` prints, for every command. The exit status is 0 where all is well, 1 where the study has an error (with `--strict`: or a warning), 2 where the call is wrong. With `--json` a command prints one JSON document; [schemas](schemas/README.md) describe them. Messages are explained in [problems](problems.md).',
      help(),
      ...names.flatMap((name) => [`## ${name}`, help(name)]),
    ];
    return `${parts.join('\n\n')}\n`;
  });
}
