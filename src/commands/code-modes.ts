import { type Answer, type Call, type CommandOption, UsageError } from './command.ts';
import { flagNamed } from './options-taken.ts';

/** One way of coding; its options stand together in the help. */
export interface CodeMode {
  /** The options that choose it, by their names in camel case. */
  readonly chosenBy: readonly string[];
  /** All it takes, those included that it shares with other modes. */
  readonly options: readonly CommandOption[];
  load(): Promise<{ run(call: Call): Answer | Promise<Answer> }>;
}

const byRules = 'By rules:';
const unseen = 'What the codebook does not see:';
const learned = 'By what people coded:';
const drift = 'Before two waves are compared:';
const byHand = 'By hand:';

const wave: CommandOption = ['--wave <ids>', 'of these waves only; with --unexplained and --suggest too', byRules];
const threshold: CommandOption = [
  '--threshold <share>',
  'write suggestions from this confidence on; 0.5 by default',
  learned,
];
const unit: CommandOption = ['--unit <unit>', 'what gets codes: paragraph, by default, or answer', learned];
const noProvider: CommandOption = ['--no-provider', 'ask none of the models that study.yaml names', learned];
const coder: CommandOption = ['--coder <name>', 'who codes; by default the only person of the study', byHand];

/** Every way of coding; to add one: its file, and a line here. */
export const codeModes: Readonly<Record<string, CodeMode>> = {
  rules: {
    chosenBy: ['rules', 'explain'],
    options: [
      ['--rules', 'suggest what the indicators of the codebook find', byRules],
      ['--explain', 'how often each indicator fires, and how often it is right; changes nothing', byRules],
      wave,
    ],
    load: () => import('./code-rules.ts'),
  },
  unexplained: {
    chosenBy: ['unexplained'],
    options: [['--unexplained', 'group the passages that no code explains; changes nothing', unseen], wave],
    load: () => import('./code-unexplained.ts'),
  },
  suggest: {
    chosenBy: ['suggest'],
    options: [
      ['--suggest', 'suggest codes, learned from what people coded and from the codebook', learned],
      threshold,
      ['--best <n>', 'write the first n codes of each passage instead, whatever their confidence', learned],
      unit,
      ['--max <n>', 'list so many codes a passage; 10 by default', learned],
      noProvider,
      wave,
    ],
    load: () => import('./code-suggest.ts'),
  },
  evaluate: {
    chosenBy: ['evaluate'],
    options: [
      ['--evaluate', 'what such suggestions are worth on this study; changes nothing', learned],
      ['--by <what>', 'hold out each source, or each wave; by default both', learned],
      threshold,
      unit,
      noProvider,
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
      coder,
    ],
    load: () => import('./code-by-hand.ts'),
  },
  marks: {
    chosenBy: ['marks'],
    options: [['--marks <file>', 'take over the marks [passage]{.code} typed in a copy of one source', byHand], coder],
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
export function chosenMode({ options }: Call): { readonly mode: CodeMode; readonly flag: string } {
  const chosen = Object.values(codeModes).flatMap((mode) => {
    const name = mode.chosenBy.find((one) => options[one] !== undefined);
    return name === undefined ? [] : [{ mode, flag: flagNamed(name) }];
  });
  const [one, other] = chosen;
  if (one && !other) return one;
  const listed = Object.values(codeModes)
    .map(({ chosenBy }) => flagNamed(chosenBy[0] as string))
    .join(', ');
  if (!one || !other) throw new UsageError(`Say how to code: ${listed}. \`study code --help\` explains them.`);
  throw new UsageError(`${one.flag} and ${other.flag} are two ways of coding: run one after the other.`);
}
