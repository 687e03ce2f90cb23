import { codingCount, type ExportedStudy } from '../model/exported.ts';
import { codesById } from './exported-codes.ts';

/** What a data repository wants to know; what only the authors can say is left for them to fill in. */
export function archiveReadme(study: ExportedStudy): string {
  return study.language === 'fr' ? french(study) : english(study);
}

function countsOf({ sources, presence, codings, segments, ...study }: ExportedStudy) {
  const coders = [...new Set(codings.map(({ coder }) => coder))].sort().join(', ');
  return {
    sources: sources.length,
    cases: presence.rows.length,
    codes: codesById(study).size,
    coders,
    codings: codingCount({ codings }),
    segments: segments.length,
  };
}

function french(study: ExportedStudy): string {
  const { sources, cases, codes, coders, codings, segments } = countsOf(study);
  const authors = study.authors.join(', ') || 'à compléter';
  const names = study.masked
    ? 'Les entretiens anonymes portent leur pseudonyme ; leurs noms, et ceux de leurs organisations, sont remplacés par `[pseudonyme]`. Les passages retirés par les personnes interrogées sont remplacés par `[…]`. Les entretiens sans accord de citation n’y sont pas ; ils comptent dans `presence.csv`.'
    : '**Les noms sont ceux des personnes interrogées : ne diffusez pas cette archive.**';
  return `# ${study.title}

Auteurs : ${authors}
Licence : à compléter
Citation : à compléter
Période et lieu du terrain : à compléter${study.waves.length > 0 ? `\nVagues : ${study.waves.map(({ label }) => label).join(', ')}` : ''}

${sources} entretiens, ${cases} ${study.unit.many}, ${codes} codes, ${codings} codages (${coders || 'aucun codeur'}), ${segments} extraits distincts.

## Anonymat

${names}
Relisez les textes avant de les déposer : un lieu, un surnom, une histoire peuvent désigner quelqu’un.

## Fichiers

| fichier | contenu |
|---|---|
| \`project.qdpx\` | le projet au format d’échange REFI-QDA (ATLAS.ti, NVivo, MAXQDA, QualCoder …) |
| \`codebook.qdc\`, \`codebook.csv\` | la grille d’analyse ; k cas présents sur n évalués |
| \`segments.csv\`, \`segments.parquet\` | une ligne par extrait et par code, avec les variables |
| \`presence.csv\` | une ligne par cas : 1 présent, 0 absent, vide si non évalué |
| \`variables.csv\` | les variables et leurs modalités |
| \`texts/\` | le texte de chaque entretien |
| \`iramuteq.txt\` | les réponses, pour IRaMuTeQ |
| \`study.json\` | tout ce qui précède, en JSON |

Textes en UTF-8. Dans les tableaux, \`start\` et \`end\` sont des positions dans \`texts/\`, en unités UTF-16, la fin exclue ; dans \`project.qdpx\`, en caractères Unicode.
`;
}

function english(study: ExportedStudy): string {
  const { sources, cases, codes, coders, codings, segments } = countsOf(study);
  const authors = study.authors.join(', ') || 'to be filled in';
  const names = study.masked
    ? 'Anonymous interviews bear their pseudonym; their names, and those of their organisations, are replaced by `[pseudonym]`. Passages that interviewees took back are replaced by `[…]`. Interviews that may not be quoted are left out; they count in `presence.csv`.'
    : '**The names are those of the interviewees: do not pass this archive on.**';
  return `# ${study.title}

Authors: ${authors}
Licence: to be filled in
Citation: to be filled in
Period and place of fieldwork: to be filled in${study.waves.length > 0 ? `\nWaves: ${study.waves.map(({ label }) => label).join(', ')}` : ''}

${sources} interviews, ${cases} ${study.unit.many}, ${codes} codes, ${codings} codings (${coders || 'no coder'}), ${segments} distinct passages.

## Anonymity

${names}
Read the texts again before you deposit them: a place, a nickname, a story can identify somebody.

## Files

| file | holds |
|---|---|
| \`project.qdpx\` | the project in the exchange format REFI-QDA (ATLAS.ti, NVivo, MAXQDA, QualCoder …) |
| \`codebook.qdc\`, \`codebook.csv\` | the codebook; k cases present of n assessed |
| \`segments.csv\`, \`segments.parquet\` | a row for each passage and code, with the variables |
| \`presence.csv\` | a row for each case: 1 present, 0 absent, empty where not assessed |
| \`variables.csv\` | the variables and their values |
| \`texts/\` | the text of each interview |
| \`iramuteq.txt\` | the answers, for IRaMuTeQ |
| \`study.json\` | all of this, as JSON |

Texts are UTF-8. In tables \`start\` and \`end\` are positions in \`texts/\`, in UTF-16 units, the end exclusive; in \`project.qdpx\`, in Unicode characters.
`;
}
