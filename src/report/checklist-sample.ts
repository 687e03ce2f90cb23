import { studySaturation, usualChoices } from '../measure/study-saturation.ts';
import type { CodedStudy } from '../model/study.ts';
import type { Composing } from './composing.ts';
import { interviewsText, periodText } from './corpus-words.ts';
import { listing } from './labels.ts';
import { saturationSentence } from './saturation-sentence.ts';
import { unitText } from './words.ts';

/** What a study knows of its interviews. */
export const sampleFacts = {
  sampling({ coded }: Composing): string {
    const random = coded.settings.sampling === 'random';
    if (coded.settings.language === 'fr') return random ? 'Tirage au hasard.' : 'Échantillon raisonné.';
    return random ? 'Drawn at random.' : 'Purposive sample.';
  },

  sampleSize({ coded }: Composing): string {
    const { language } = coded.settings;
    const counted = countedIn(coded);
    const outside = coded.sources.length - counted.length;
    const size = `${interviewsText(counted.length, language)}, ${unitText(casesOf(counted).size, coded)}`;
    if (outside === 0) return `${size}.`;
    return language === 'fr'
      ? `${size} ; hors échantillon : ${interviewsText(outside, 'fr')}.`
      : `${size}; outside the sample: ${interviewsText(outside, 'en')}.`;
  },

  sampleDescription({ coded }: Composing): string | undefined {
    const { identifying, language } = coded.settings;
    const unlike = new Map<string, Set<string>>();
    for (const { variables } of countedIn(coded)) {
      for (const [name, value] of Object.entries(variables)) {
        if (!identifying.includes(name) && !['date', 'kind', 'organisation', 'interviewee'].includes(name))
          unlike.set(name, (unlike.get(name) ?? new Set()).add(value));
      }
    }
    const described = [...unlike].filter(([, values]) => values.size > 1);
    if (described.length === 0) return undefined;
    const names = described.map(([name, values]) => `${name} (${values.size})`);
    return language === 'fr'
      ? `Variables connues, avec le nombre de leurs valeurs : ${listing(names, 'fr')}.`
      : `Variables known, with the number of their values: ${listing(names, 'en')}.`;
  },

  repeats({ coded }: Composing): string {
    const counted = countedIn(coded);
    const often = [...casesOf(counted)].filter((name) => counted.filter((one) => one.case === name).length > 1);
    if (coded.settings.language === 'fr')
      return often.length === 0
        ? 'Aucun : un entretien par cas.'
        : `Plusieurs entretiens pour ${unitText(often.length, coded)} sur ${casesOf(counted).size}.`;
    return often.length === 0
      ? 'None: one interview a case.'
      : `Several interviews for ${unitText(often.length, coded)} of ${casesOf(counted).size}.`;
  },

  saturation({ coded }: Composing): string | undefined {
    const themes = coded.codebook.chapters.flatMap((chapter) => chapter.themes.map(({ id }) => id));
    if (themes.length === 0) return undefined;
    return saturationSentence(studySaturation(coded, themes, {}, usualChoices), coded.settings.language);
  },

  validation({ coded }: Composing): string | undefined {
    const { language, require } = coded.settings;
    const approved = coded.sources.filter(({ validated }) => validated !== undefined).length;
    if (approved === 0) return undefined;
    const all = coded.sources.length;
    const held = require.includes('validated');
    if (language === 'fr')
      return `Textes approuvés par leur interviewé : ${approved} sur ${all}.${held ? ' Les autres ne sont pas cités.' : ''}`;
    return `Texts approved by their interviewee: ${approved} of ${all}.${held ? ' The others are not quoted.' : ''}`;
  },

  consent({ coded }: Composing): string {
    const { language } = coded.settings;
    const of = (consent: string) => coded.sources.filter((source) => source.consent === consent).length;
    const [named, anonymous, none] = [of('named'), of('anonymous'), of('none')];
    const taken = coded.sources.reduce((sum, { withdrawn }) => sum + withdrawn.length, 0);
    if (language === 'fr')
      return `Accord consigné par entretien : nommés ${named}, anonymes sous pseudonyme ${anonymous}, comptés sans être cités ${none} ; passages retirés ${taken}.`;
    return `Consent recorded by interview: named ${named}, anonymous under a pseudonym ${anonymous}, counted and not quoted ${none}; passages taken back ${taken}.`;
  },

  fieldwork({ coded }: Composing): string | undefined {
    const { language, waves } = coded.settings;
    const period = periodText(coded);
    if (period === '') return undefined;
    return language === 'fr'
      ? `Entretiens en ${waves.length > 1 ? `${waves.length} vagues` : 'une vague'} : ${period}.`
      : `Interviews in ${waves.length > 1 ? `${waves.length} waves` : 'one wave'}: ${period}.`;
  },

  processing({ coded }: Composing): string {
    const of = (kind: string) => coded.sources.filter((source) => source.kind === kind).length;
    return coded.settings.language === 'fr'
      ? `Transcriptions : ${of('transcript')} ; comptes rendus : ${of('write-up')}.`
      : `Transcripts: ${of('transcript')}; write-ups: ${of('write-up')}.`;
  },
};

function countedIn(coded: CodedStudy) {
  return coded.sources.filter((source) => source.counted);
}

function casesOf(sources: CodedStudy['sources']): Set<string> {
  return new Set(sources.map((source) => source.case));
}
