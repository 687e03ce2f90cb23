import { nearest } from '../language/nearest.ts';
import { parsePattern } from '../language/pattern.ts';
import { parseRule, quantifierProfiles } from '../language/quantifiers.ts';
import { templateVariables } from '../model/attribution-template.ts';
import { machines } from '../model/coding.ts';
import type { Problem } from '../model/problem.ts';
import type { CodedStudy } from '../model/study.ts';
import type { CheckContext } from './check.ts';
import { placeAt } from './places.ts';

/** Counted coders: a name no file has; several persons for one source and none named. */
export function checkCoders(coded: CodedStudy, { settingsBroken, settingsOffsets }: CheckContext): Problem[] {
  if (settingsBroken) return [];
  const { reportCoders } = coded.settings;
  const all = [...new Set(coded.codingFiles.map(({ coder }) => coder))];
  const at = placeAt(coded, 'study.yaml', settingsOffsets.coders);
  const missing = reportCoders.filter((coder) => !all.includes(coder));
  const problems = missing.map((coder): Problem => {
    const expected = nearest(coder, all);
    const message = `\`coders: report:\` names « ${coder} », who has coded nothing: there is no file X.${coder}.yaml.${all.length > 0 ? ` Coders: ${all.join(', ')}.` : ''}`;
    return { ...at, rule: 'unknown-coder', severity: 'error', message, ...(expected ? { expected } : {}) };
  });
  if (reportCoders.length > 0) return problems;
  for (const source of coded.sources) {
    const files = coded.codingFiles.filter((file) => file.source === source.id);
    const persons = files.filter(({ coder }) => !machines.has(coder));
    if (persons.length < 2 || persons.some(({ coder }) => coder === 'consensus')) continue;
    const names = persons.map(({ coder }) => coder);
    problems.push({
      ...placeAt(coded, persons[1]?.path as string),
      rule: 'several-coders',
      severity: 'error',
      message: `${names.join(', ')} have coded ${source.path} and nothing says whose codings count, so none does. Write in study.yaml: coders: { report: [${names[0]}] }.`,
    });
  }
  return problems;
}

/** The attribution template, the quantifiers and the other values of study.yaml that only the whole study can judge. */
export function checkSettings(coded: CodedStudy, { settingsOffsets }: CheckContext): Problem[] {
  const { attribution, quantifiers, identifying, require } = coded.settings;
  const at = (key: string) => placeAt(coded, 'study.yaml', settingsOffsets[key]);
  const variables = new Set(
    coded.sources.flatMap((source) =>
      [source.variables, ...Object.values(source.speakers)].flatMap((values) => Object.keys(values)),
    ),
  );
  const known = [
    ...variables,
    'pseudonym',
    'wave',
    'case',
    'source',
    'organisation',
    'interviewee',
    'role',
    'date',
    'kind',
  ];
  const problems: Problem[] = [];
  if (attribution !== undefined) {
    const { names, unbalanced } = templateVariables(attribution);
    if (unbalanced)
      problems.push({
        ...at('attribution'),
        rule: 'attribution',
        severity: 'error',
        message: `The attribution \`${attribution}\` has a bracket or a brace that does not close.`,
      });
    for (const name of names.filter((one) => !known.includes(one))) {
      const expected = nearest(name, known);
      problems.push({
        ...at('attribution'),
        rule: 'unknown-variable',
        severity: 'warning',
        message: `The attribution names {${name}}, which no source has.`,
        ...(expected ? { expected } : {}),
      });
    }
  }
  if (coded.sources.length > 0) {
    for (const name of settingsOffsets.identifying === undefined
      ? []
      : identifying.filter((one) => !known.includes(one))) {
      const expected = nearest(name, known);
      problems.push({
        ...at('identifying'),
        rule: 'unknown-variable',
        severity: 'warning',
        message: `\`identifying\` lists « ${name} », which no source has.`,
        ...(expected ? { expected } : {}),
      });
    }
  }
  for (const name of require.filter((one) => one !== 'validated')) {
    problems.push({
      ...at('require'),
      rule: 'wrong-value',
      severity: 'error',
      message: `\`require: [${name}]\` is not known. Known: validated.`,
      expected: 'validated',
    });
  }
  if (typeof quantifiers === 'string') {
    if (!quantifierProfiles.includes(quantifiers)) {
      const message = `\`quantifiers: ${quantifiers}\` is no profile. Known: ${quantifierProfiles.join(', ')}; or a list of { words, rule }.`;
      problems.push({ ...at('quantifiers'), rule: 'wrong-value', severity: 'error', message });
    }
  } else {
    for (const { rule } of quantifiers) {
      const parsed = parseRule(rule);
      if ('error' in parsed)
        problems.push({
          ...at('quantifiers'),
          rule: 'wrong-value',
          severity: 'error',
          message: `In \`quantifiers\`: ${parsed.error}.`,
        });
    }
  }
  return problems;
}

/** Indicators that cannot be read, or that would take for ever. */
export function checkIndicators(coded: CodedStudy): Problem[] {
  return [...coded.codebook.codes.values()].flatMap(({ id, indicators, place }) =>
    indicators.flatMap((indicator): Problem[] => {
      const parsed = parsePattern(indicator);
      if (!('error' in parsed)) return [];
      const text = coded.texts.get(place.file) ?? '';
      const found = text.indexOf(indicator);
      const at = found === -1 ? place : placeAt(coded, place.file, found);
      return [
        {
          ...at,
          rule: 'indicator',
          severity: 'error',
          message: `An indicator of « ${id} » cannot be used: ${parsed.error}.`,
        },
      ];
    }),
  );
}
