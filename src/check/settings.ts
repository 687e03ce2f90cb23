import { foldWord } from '../language/fold.ts';
import { nearest } from '../language/nearest.ts';
import { parseRule, quantifierProfiles } from '../language/quantifiers.ts';
import { stopWords } from '../language/stop-words.ts';
import { tokenize } from '../language/tokens.ts';
import { templateVariables } from '../model/attribution-template.ts';
import { machines } from '../model/coding.ts';
import type { Problem } from '../model/problem.ts';
import { languageNames } from '../model/spoken.ts';
import type { CodedStudy } from '../model/study.ts';
import { variableNames } from '../model/variable-names.ts';
import type { CheckContext } from './check.ts';
import { placeAt } from './places.ts';
import { severalCoders } from './several-coders.ts';

/** Counted coders: a name no file has; several persons for one source and none named. */
export function checkCoders(coded: CodedStudy, { settingsBroken, settingsOffsets }: CheckContext): Problem[] {
  if (settingsBroken) return [];
  const { reportCoders } = coded.settings;
  const all = codersOf(coded);
  const at = placeAt(coded, 'study.yaml', settingsOffsets.coders);
  const missing = reportCoders.filter((coder) => !all.includes(coder));
  const problems = missing.map((coder): Problem => {
    const expected = nearest(coder, all);
    const message = `\`coders: report:\` names « ${coder} », who has coded nothing: there is no file X.${coder}.yaml.${all.length > 0 ? ` Coders: ${all.join(', ')}.` : ''}`;
    return { ...at, rule: 'unknown-coder', severity: 'error', message, ...(expected ? { expected } : {}) };
  });
  for (const coder of reportCoders.filter((name) => machines.has(name) && all.includes(name))) {
    const message = `\`coders: report:\` names the machine « ${coder} »: its suggestions count before anybody has accepted them.`;
    problems.push({ ...at, rule: 'machine-counted', severity: 'warning', message });
  }
  return reportCoders.length > 0 ? problems : severalCoders(coded);
}

/** The coders files are named after, were they unreadable. */
function codersOf(coded: CodedStudy): string[] {
  const named = [...coded.texts.keys()].map((path) => /^corpus\/.*\.([a-z0-9-]+)\.yaml$/.exec(path)?.[1]);
  return [...new Set(named.filter((coder) => coder !== undefined))];
}

/** The attribution template and the variables that study.yaml names. */
export function checkAttribution(coded: CodedStudy, { settingsOffsets, sourcesBroken }: CheckContext): Problem[] {
  const { attribution, identifying } = coded.settings;
  const known = variablesOf(coded);
  const problems: Problem[] = [];
  const unknown = (key: string, names: readonly string[], say: (name: string) => string) => {
    for (const name of names.filter((one) => !sourcesBroken && !known.includes(one))) {
      const expected = nearest(name, known);
      const place = placeAt(coded, 'study.yaml', settingsOffsets[key]);
      problems.push({
        ...place,
        rule: 'unknown-variable',
        severity: 'warning',
        message: say(name),
        ...(expected ? { expected } : {}),
      });
    }
  };
  if (attribution !== undefined) {
    const { names, unbalanced } = templateVariables(attribution);
    if (unbalanced) {
      const message = `The attribution \`${attribution}\` has a bracket or a brace that does not close.`;
      problems.push({
        ...placeAt(coded, 'study.yaml', settingsOffsets.attribution),
        rule: 'attribution',
        severity: 'error',
        message,
      });
    }
    unknown('attribution', names, (name) => `The attribution names {${name}}, which no source has.`);
  }
  const written = settingsOffsets.identifying !== undefined && coded.sources.length > 0;
  unknown(
    'identifying',
    written ? identifying : [],
    (name) => `\`identifying\` lists « ${name} », which no source has.`,
  );
  return problems;
}

function variablesOf(coded: CodedStudy): string[] {
  return [
    ...new Set([
      ...variableNames(coded.sources, { speakers: true }),
      'pseudonym',
      'time',
      'wave',
      'case',
      'source',
      'organisation',
      'interviewee',
      'role',
      'date',
      'kind',
    ]),
  ];
}

/** Quantifiers and conditions for quoting that study.yaml names. */
export function checkProfiles(coded: CodedStudy, { settingsOffsets }: CheckContext): Problem[] {
  const { quantifiers, require } = coded.settings;
  const wrong = (key: string, message: string): Problem => ({
    ...placeAt(coded, 'study.yaml', settingsOffsets[key]),
    rule: 'wrong-value',
    severity: 'error',
    message,
  });
  const required = require
    .filter((name) => name !== 'validated')
    .map((name) => wrong('require', `\`require: [${name}]\` is not known. Known: validated.`));
  if (typeof quantifiers === 'string') {
    if (quantifierProfiles.includes(quantifiers)) return required;
    const known = quantifierProfiles.join(', ');
    return [
      ...required,
      wrong(
        'quantifiers',
        `\`quantifiers: ${quantifiers}\` is no profile. Known: ${known}; or a list of { words, rule }.`,
      ),
    ];
  }
  const unreadable = quantifiers.flatMap(({ rule }) => {
    const parsed = parseRule(rule);
    return 'error' in parsed ? [wrong('quantifiers', `In \`quantifiers\`: ${parsed.error}.`)] : [];
  });
  return [...required, ...unreadable];
}

/** Changes of the stop words that change nothing: more than one word, a word removed that is none. */
export function checkStopWords(coded: CodedStudy, { settingsOffsets }: CheckContext): Problem[] {
  const { language, stopWords: edits } = coded.settings.spoken;
  const at = placeAt(coded, 'study.yaml', settingsOffsets.stop_words);
  const say = (message: string): Problem => ({ ...at, rule: 'stop-word', severity: 'warning', message });
  const several = edits.add
    .filter((word) => tokenize(word, language).length !== 1)
    .map((word) =>
      say(`\`stop_words\` adds « ${word} », which is not one word and has no effect. Give its words one by one.`),
    );
  const languages = [...new Set([language, ...coded.sources.map((source) => source.language)])];
  const known = (word: string) => languages.some((one) => stopWords(one).has(foldWord(word)));
  const idle = edits.remove
    .filter((word) => !known(word))
    .map((word) =>
      say(`\`stop_words\` removes « ${word} », which is no stop word of ${languageNames[language]}. Correct it.`),
    );
  return [...several, ...idle];
}
