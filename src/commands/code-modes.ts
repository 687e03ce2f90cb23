import { type Answer, type Call, type CommandOption, UsageError } from './command.ts';

/** One way of coding; its options stand together in the help. */
export interface CodeMode {
  /** The options that choose it, by their names in camel case. */
  readonly chosenBy: readonly string[];
  readonly options: readonly CommandOption[];
  load(): Promise<{ run(call: Call): Answer | Promise<Answer> }>;
}

const byRules = 'By rules:';
const unseen = 'What the codebook does not see:';
const learned = 'By what people coded:';
const drift = 'Before two waves are compared:';
const byHand = 'By hand:';

/** Every way of coding; to add one: its file, and a line here. */
export const codeModes: Readonly<Record<string, CodeMode>> = {
  rules: {
    chosenBy: ['rules', 'explain'],
    options: [
      ['--rules', 'suggest what the indicators of the codebook find', byRules],
      ['--explain', 'how often each indicator fires, and how often it is right; changes nothing', byRules],
      ['--wave <ids>', 'of these waves only; with --unexplained too', byRules],
    ],
    load: () => import('./code-rules.ts'),
  },
  unexplained: {
    chosenBy: ['unexplained'],
    options: [['--unexplained', 'group the passages that no code explains; changes nothing', unseen]],
    load: () => import('./code-unexplained.ts'),
  },
  suggest: {
    chosenBy: ['suggest'],
    options: [
      ['--suggest', 'suggest codes, learned from what people coded and from the codebook', learned],
      ['--threshold <share>', 'write suggestions from this confidence on; 0.5 by default', learned],
      ['--best <n>', 'write the first n codes of each passage instead, whatever their confidence', learned],
      ['--unit <unit>', 'what gets codes: paragraph, by default, or answer', learned],
      ['--max <n>', 'list so many codes a passage; 10 by default', learned],
      ['--no-provider', 'ask none of the models that study.yaml names', learned],
    ],
    load: () => import('./code-suggest.ts'),
  },
  evaluate: {
    chosenBy: ['evaluate'],
    options: [
      ['--evaluate', 'what such suggestions are worth on this study; changes nothing', learned],
      ['--by <what>', 'hold out each source, or each wave; by default both', learned],
    ],
    load: () => import('./code-evaluate.ts'),
  },
  print: {
    chosenBy: ['print'],
    options: [['--print', 'show transcripts with numbered paragraphs and their codings', byHand]],
    load: () => import('./code-print.ts'),
  },
  quote: {
    chosenBy: ['quote', 'paragraph'],
    options: [
      ['--quote <words>', 'code these words of one source', byHand],
      ['--paragraph <n>', 'code a whole paragraph, by the number --print shows', byHand],
      ['--codes <ids>', 'the codes it gets: a,b', byHand],
      ['--against <ids>', 'the codes it speaks against', byHand],
      ['--memo <text>', 'a note on it', byHand],
      ['--at <offset>', 'which place is meant, where the words stand in several', byHand],
      ['--coder <name>', 'who codes; by default the only person of the study', byHand],
    ],
    load: () => import('./code-by-hand.ts'),
  },
  marks: {
    chosenBy: ['marks'],
    options: [['--marks <file>', 'take over the marks [passage]{.code} typed in a copy of one source', byHand]],
    load: () => import('./code-marks.ts'),
  },
  recode: {
    chosenBy: ['recode'],
    options: [
      [
        '--recode <wave>',
        'make a blind recoding list of a wave; once filled in, compare it with the earlier coding',
        drift,
      ],
      ['--sample <n>', 'how many interviews it takes; 5 by default', drift],
    ],
    load: () => import('./code-recode.ts'),
  },
};

/** The mode a call's options choose. @throws UsageError where they choose none or several. */
export function chosenMode({ options }: Call): CodeMode {
  const chosen = Object.values(codeModes).filter(({ chosenBy }) =>
    chosenBy.some((name) => options[name] !== undefined),
  );
  const [mode, other] = chosen;
  if (mode && !other) return mode;
  const listed = Object.values(codeModes)
    .map(({ chosenBy }) => flagOf(chosenBy[0] as string))
    .join(', ');
  if (!mode) throw new UsageError(`Say how to code: ${listed}. \`study code --help\` explains them.`);
  const [one, two] = chosen.map(({ chosenBy }) =>
    flagOf(chosenBy.find((name) => options[name] !== undefined) as string),
  );
  throw new UsageError(`${one} and ${two} are two ways of coding: run one after the other.`);
}

function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
