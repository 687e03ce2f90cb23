import { identifyLanguage } from '../language/identify.ts';
import { nearest } from '../language/nearest.ts';
import type { Problem } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import { sourceKeys } from '../model/source-keys.ts';
import type { CodedStudy } from '../model/study.ts';
import type { CheckContext } from './check.ts';
import { placeInBody, placeOfKey } from './places.ts';

/** Sources whose wave the study does not have. */
export function checkWaves(coded: CodedStudy, { settingsBroken }: CheckContext): Problem[] {
  if (settingsBroken) return [];
  const known = coded.settings.waves.map(({ id }) => id);
  const used = new Set(coded.sources.map(({ wave }) => wave));
  return coded.sources.flatMap((source): Problem[] => {
    if (source.wave !== undefined && known.includes(source.wave)) return [];
    const folder = source.path.split('/').slice(1, -1)[0];
    if (source.wave === undefined && (folder === undefined || !known.some((id) => used.has(id)))) return [];
    const wave = source.wave ?? (folder as string);
    const expected = nearest(wave, known);
    const message = `The study has no wave « ${wave} »: this source is in none. Known: ${known.join(', ') || 'none'}. Correct it, or add the wave to study.yaml.`;
    return [
      {
        ...placeOfKey(coded, source, 'wave'),
        rule: 'unknown-wave',
        severity: 'error',
        message,
        ...(expected ? { expected } : {}),
      },
    ];
  });
}

/** In a study of independent waves, one file name in two waves is one case or two: only the analyst knows. */
export function checkSameNames(coded: CodedStudy, { settingsBroken }: CheckContext): Problem[] {
  if (settingsBroken || coded.settings.design === 'panel') return [];
  const first = new Map<string, Source>();
  return coded.sources.flatMap((source): Problem[] => {
    const name = source.path.slice(source.path.lastIndexOf('/') + 1);
    const other = first.get(name);
    first.set(name, other ?? source);
    if (!other || other.wave === source.wave || source.keys.case !== undefined || other.keys.case !== undefined)
      return [];
    const message = `${name} is in two waves (${other.wave ?? 'none'}, ${source.wave ?? 'none'}) and counts as two cases. Give both \`case:\`, or write \`design: panel\` in study.yaml if the cases are the same.`;
    return [
      {
        ...placeOfKey(coded, source, 'case'),
        rule: 'same-name-two-waves',
        severity: 'warning',
        message,
        related: placeOfKey(coded, other, 'case'),
      },
    ];
  });
}

/** Pseudonyms that two cases share. */
export function checkPseudonyms(coded: CodedStudy): Problem[] {
  const first = new Map<string, Source>();
  return coded.sources.flatMap((source): Problem[] => {
    const other = first.get(source.pseudonym);
    first.set(source.pseudonym, other ?? source);
    if (!other || other.case === source.case) return [];
    const message = `The pseudonym ${source.pseudonym} already stands for ${other.path}. Give this source another.`;
    return [
      {
        ...placeOfKey(coded, source, 'pseudonym'),
        rule: 'duplicate-pseudonym',
        severity: 'error',
        message,
        related: placeOfKey(coded, other, 'pseudonym'),
      },
    ];
  });
}

/** Keys that protect somebody: misspelt, they would protect nobody. */
const guarding = new Set(['consent', 'withdrawn', 'pseudonym']);

/** Variables whose name is nearly that of a key with a meaning: `concent: none` would hide nothing. */
export function checkVariables(coded: CodedStudy): Problem[] {
  const meant = sourceKeys.filter((key) => key.length > 3);
  return coded.sources.flatMap((source) =>
    Object.keys(source.variables).flatMap((key): Problem[] => {
      if (sourceKeys.includes(key)) return [];
      const expected = nearest(key, meant);
      if (!expected) return [];
      const message = `\`${key}\` is taken as a variable of your own. If you meant \`${expected}\`, correct it.`;
      const severity = guarding.has(expected) ? 'error' : 'warning';
      return [{ ...placeOfKey(coded, source, key), rule: 'near-key', severity, message, expected }];
    }),
  );
}

/** Labels among which nobody is known to ask: the questions would count as answers. */
export function checkSpeakers(coded: CodedStudy): Problem[] {
  return coded.sources.flatMap((source): Problem[] => {
    const labels = new Map<string, number>();
    for (const { speaker } of source.turns)
      if (speaker !== undefined) labels.set(speaker, (labels.get(speaker) ?? 0) + 1);
    const problems: Problem[] = [];
    for (const label of Object.keys(source.speakers)) {
      if (labels.has(label)) continue;
      const expected = nearest(label, labels.keys());
      const message = `\`speakers\` describes « ${label} », who says nothing in this source. Labels there: ${[...labels.keys()].join(', ') || 'none'}.`;
      problems.push({
        ...placeOfKey(coded, source, 'speakers'),
        rule: 'unknown-speaker',
        severity: 'warning',
        message,
        ...(expected ? { expected } : {}),
      });
    }
    if (labels.size >= 2 && !source.turns.some(({ asks }) => asks)) {
      const listed = [...labels].map(([label, turns]) => `${label} (${turns})`).join(', ');
      const message = `Nobody asks here, so that questions would count as answers. Labels: ${listed}. Name who asks in study.yaml: interviewers: [${[...labels.keys()][0]}].`;
      problems.push({
        ...placeInBody(coded, source, source.turns[0]?.start ?? 0),
        rule: 'no-interviewer',
        severity: 'warning',
        message,
      });
    }
    return problems;
  });
}

/** Sources in another language than the study's: stems, claims and labels would not fit. */
export function checkLanguage(coded: CodedStudy): Problem[] {
  return coded.sources.flatMap((source): Problem[] => {
    const said = source.turns.flatMap(({ asks, paragraphs }) => (asks ? [] : paragraphs.map(({ text }) => text)));
    const found = identifyLanguage(said.join('\n').slice(0, 4000));
    if (found === undefined || found === coded.settings.language) return [];
    const names = { fr: 'French', en: 'English' };
    const message = `This source reads as ${names[found]}, the study as ${names[coded.settings.language]}. Words will be stemmed wrongly; check \`language:\` in study.yaml.`;
    return [{ ...placeInBody(coded, source, 0), rule: 'other-language', severity: 'warning', message }];
  });
}

/** Passages taken back that cannot be found, and so cannot be held back. */
export function checkWithdrawn(coded: CodedStudy): Problem[] {
  return coded.sources.flatMap((source) =>
    (coded.withdrawn.get(source.id) ?? []).flatMap(({ quote, parts, exact }): Problem[] => {
      if (parts && exact) return [];
      const message = parts
        ? `The withdrawn passage « ${quote.slice(0, 60)} » is in the text in other words; those are held back. Copy them here.`
        : `The withdrawn passage « ${quote.slice(0, 60)} » is not in this source, so that nothing is held back. Copy it exactly from the text.`;
      return [
        {
          ...placeOfKey(coded, source, 'withdrawn'),
          rule: 'withdrawn-not-found',
          severity: parts ? 'warning' : 'error',
          message,
        },
      ];
    }),
  );
}
