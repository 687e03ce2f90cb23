import { capitalised, numberInWords } from '../language/number-in-words.ts';
import { frenchSpaces, plural } from '../language/typography.ts';
import { isAssessed } from '../model/assessed.ts';
import type { Wave } from '../model/settings.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { refusal } from '../verbatims/quotable.ts';
import { coderNames } from './coder-names.ts';
import { interviewsInWords, interviewsText, periodText } from './corpus-words.ts';
import type { LeafDirective } from './directive.ts';
import { listing } from './labels.ts';
import { literal, proseOf } from './prose.ts';
import { caseNames, unitText } from './words.ts';

export const methodologyDirective: LeafDirective = {
  attributes: [],
  gives:
    'the paragraphs that say what the study rests on: interviews, waves, coding, consent, what is not yet assessed',
  build(_call, { coded }) {
    const { language } = coded.settings;
    const facts = factsOf(coded);
    const paragraphs =
      language === 'fr'
        ? [frenchCorpus(facts, coded), frenchCoding(facts, coded)]
        : [englishCorpus(facts, coded), englishCoding(facts, coded)];
    const written = paragraphs
      .map((sentences) =>
        sentences
          .filter((sentence) => sentence !== '')
          .map(capitalised)
          .join(' '),
      )
      .filter((text) => text !== '');
    return [proseOf(written.map((text) => frenchSpaces(text, language)).join('\n\n'))];
  },
};

interface Facts {
  readonly interviews: number;
  readonly cases: number;
  readonly waves: readonly { wave: Wave; cases: number }[];
  /** Cases met in every wave. */
  readonly throughout: number;
  readonly outsiders: number;
  readonly anonymous: number;
  readonly unquoted: number;
  /** Counted interviews that wait for their interviewee's approval, and are not quoted before. */
  readonly unapproved: readonly string[];
  /** Whose interviews are not yet read to the end, with the wave where there are several, and how many these are. */
  readonly unread: { readonly names: readonly string[]; readonly interviews: number };
  /** Cases with an interview read to the end. */
  readonly assessed: number;
  readonly coders: readonly string[];
}

function factsOf(coded: CodedStudy): Facts {
  const counted = coded.sources.filter((source) => source.counted);
  const cases = new Set(counted.map((source) => source.case));
  const waves = coded.settings.waves
    .map((wave) => ({
      wave,
      cases: new Set(counted.filter((source) => source.wave === wave.id).map((source) => source.case)),
    }))
    .filter((one) => one.cases.size > 0);
  const themes = coded.codebook.chapters.flatMap(({ themes }) => themes);
  const unread = counted.filter(
    (source) => themes.length > 0 && !themes.some(({ id }) => isAssessed(coded, source, id)),
  );
  return {
    interviews: counted.length,
    cases: cases.size,
    waves: waves.map((one) => ({ wave: one.wave, cases: one.cases.size })),
    throughout: [...cases].filter((name) => waves.every((one) => one.cases.has(name))).length,
    outsiders: coded.sources.length - counted.length,
    anonymous: coded.sources.filter(({ consent }) => consent === 'anonymous').length,
    unquoted: coded.sources.filter(({ consent }) => consent === 'none').length,
    unapproved: counted
      .filter((source) => !unread.includes(source) && refusal(source, coded.settings) === 'not-validated')
      .map((source) => literal(inItsWave(source, coded))),
    unread: {
      names: unread.map((source) => literal(inItsWave(source, coded))),
      interviews: unread.length,
    },
    assessed: new Set(counted.filter((source) => !unread.includes(source)).map((source) => source.case)).size,
    coders: coderNames(coded).map(literal),
  };
}

/** « Dogwood Farm », « Dogwood Farm, 2024 » in a study of several waves. */
function inItsWave(source: Source, coded: CodedStudy): string {
  const { waves } = coded.settings;
  const [name] = caseNames([source.case], coded, [source.wave ?? '']);
  const wave = waves.length > 1 ? waves.find(({ id }) => id === source.wave)?.label : undefined;
  return [name, wave].filter((part) => part !== undefined).join(', ');
}

/** « 12 clusters en 2021 », « 12 clusters (première vague) ». */
function inWave(count: string, { label }: Wave, preposition: string): string {
  return /^\d{4}$/.test(label) ? `${count} ${preposition} ${label}` : `${count} (${literal(label)})`;
}

function frenchCorpus({ interviews, cases, waves, throughout }: Facts, coded: CodedStudy): string[] {
  if (interviews === 0) return ['Cette étude n’a pas encore d’entretien.'];
  const { unit, sampling } = coded.settings;
  const period = periodText(coded);
  const onePerCase = unit.one === 'entretien' && cases === interviews;
  const sentences = [
    `Cette synthèse repose sur ${interviewsText(interviews, 'fr')}${onePerCase ? '' : ` auprès de ${unitText(cases, coded)}`}.`,
  ];
  if (waves.length > 1) {
    const counts = listing(
      waves.map((one) => inWave(unitText(one.cases, coded), one.wave, 'en')),
      'fr',
    );
    const both = waves.length === 2 ? 'aux deux vagues' : 'à toutes les vagues';
    sentences.push(
      `L’enquête compte ${numberInWords(waves.length, 'fr')} vagues${period ? ` (${period})` : ''} : ${counts}${throughout > 0 ? `, dont ${numberInWords(throughout, 'fr')} ${both}` : ''}.`,
    );
  } else if (period) sentences.push(`Période de l’enquête : ${period}.`);
  sentences.push(
    sampling === 'purposive'
      ? `L’échantillon est raisonné : les comptes décrivent les ${unit.many} de l’étude, ils n’estiment pas une population.`
      : 'L’échantillon a été tiré au hasard.',
  );
  return sentences;
}

function frenchCoding(
  { coders, unread, assessed, outsiders, anonymous, unquoted, unapproved }: Facts,
  coded: CodedStudy,
): string[] {
  return [
    coders.length > 0
      ? `Le codage a été fait par ${listing(coders, 'fr')}. Chaque cas compte une fois par thème, quelle que soit la place qu’il lui donne.`
      : '',
    unread.interviews > 0
      ? `${interviewsInWords(unread.interviews, 'fr')} ${plural(unread.interviews, 'n’est pas encore lu', 'ne sont pas encore lus', 'fr')} en entier (${unread.names.join(' ; ')}) et ${plural(unread.interviews, 'n’entre', 'n’entrent', 'fr')} dans aucun compte : les comptes portent sur ${unitText(assessed, coded)}.`
      : '',
    outsiders > 0
      ? `${interviewsInWords(outsiders, 'fr')} hors échantillon ${plural(outsiders, 'est cité sans être compté', 'sont cités sans être comptés', 'fr')}.`
      : '',
    anonymous > 0
      ? `${interviewsInWords(anonymous, 'fr')} ${plural(anonymous, 'est anonyme et paraît', 'sont anonymes et paraissent', 'fr')} sous pseudonyme.`
      : '',
    unquoted > 0
      ? `${interviewsInWords(unquoted, 'fr')} ${plural(unquoted, 'est compté sans être cité', 'sont comptés sans être cités', 'fr')}.`
      : '',
    unapproved.length > 0
      ? `${interviewsInWords(unapproved.length, 'fr')} ${plural(unapproved.length, 'est compté sans être cité, faute de l’accord de la personne interviewée sur le texte', 'sont comptés sans être cités, faute de l’accord des personnes interviewées sur le texte', 'fr')} (${unapproved.join(' ; ')}).`
      : '',
  ];
}

function englishCorpus({ interviews, cases, waves, throughout }: Facts, coded: CodedStudy): string[] {
  if (interviews === 0) return ['This study has no interview yet.'];
  const { unit, sampling } = coded.settings;
  const period = periodText(coded);
  const onePerCase = unit.one === 'interview' && cases === interviews;
  const sentences = [
    `This synthesis rests on ${interviewsText(interviews, 'en')}${onePerCase ? '' : ` with ${unitText(cases, coded)}`}.`,
  ];
  if (waves.length > 1) {
    const counts = listing(
      waves.map((one) => inWave(unitText(one.cases, coded), one.wave, 'in')),
      'en',
    );
    const both = waves.length === 2 ? 'both' : 'all';
    sentences.push(
      `Fieldwork took place in ${numberInWords(waves.length, 'en')} waves${period ? ` (${period})` : ''}: ${counts}${throughout > 0 ? `, ${numberInWords(throughout, 'en')} of them in ${both}` : ''}.`,
    );
  } else if (period) sentences.push(`Fieldwork: ${period}.`);
  sentences.push(
    sampling === 'purposive'
      ? `The sample is purposive: counts describe the ${unit.many} of the study and estimate no population.`
      : 'The sample was drawn at random.',
  );
  return sentences;
}

function englishCoding(
  { coders, unread, assessed, outsiders, anonymous, unquoted, unapproved }: Facts,
  coded: CodedStudy,
): string[] {
  return [
    coders.length > 0
      ? `Coding was done by ${listing(coders, 'en')}. Each case counts once per theme, however much it says of it.`
      : '',
    unread.interviews > 0
      ? `${interviewsInWords(unread.interviews, 'en')} ${plural(unread.interviews, 'is', 'are', 'en')} not yet fully read (${unread.names.join('; ')}) and ${plural(unread.interviews, 'enters', 'enter', 'en')} no count: counts are over ${unitText(assessed, coded)}.`
      : '',
    outsiders > 0
      ? `${interviewsInWords(outsiders, 'en')} from outside the sample ${plural(outsiders, 'is', 'are', 'en')} quoted, not counted.`
      : '',
    anonymous > 0
      ? `${interviewsInWords(anonymous, 'en')} ${plural(anonymous, 'is anonymous and appears under a pseudonym', 'are anonymous and appear under pseudonyms', 'en')}.`
      : '',
    unquoted > 0
      ? `${interviewsInWords(unquoted, 'en')} ${plural(unquoted, 'is', 'are', 'en')} counted and not quoted.`
      : '',
    unapproved.length > 0
      ? `${interviewsInWords(unapproved.length, 'en')} ${plural(unapproved.length, 'is counted and not quoted, as its interviewee has', 'are counted and not quoted, as their interviewees have', 'en')} not yet approved the text (${unapproved.join('; ')}).`
      : '',
  ];
}
