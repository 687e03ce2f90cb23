import { labelLanguage, type SpokenLanguage } from '../model/spoken.ts';
import { gitIgnored } from '../study/git-ignored.ts';
import type { FileChange } from '../study/save.ts';

/** The files of an empty study: settings with their defaults explained, and a note in each folder. */
export function newStudyFiles(language: SpokenLanguage, title: string): FileChange[] {
  const text = labelLanguage(language) === 'fr' ? french : english;
  return [
    { path: 'study.yaml', content: `title: ${JSON.stringify(title)}\nlanguage: ${language}\n${text.settings}` },
    { path: 'corpus/README.md', content: text.corpus },
    { path: 'codebook/README.md', content: text.codebook },
    { path: 'reports/README.md', content: text.reports },
    { path: '.gitignore', content: gitIgnored },
  ];
}

const french = {
  settings: `# authors: [Prénom Nom]
# unit: { one: entreprise, many: entreprises }    # ce que désigne un cas dans les phrases
# interviewers: [Q]                               # étiquettes de ceux qui posent les questions
# attribution: "([{role}, ]{organisation})"       # par défaut : le pseudonyme
consent: anonymous                                # un entretien n'est nommé que s'il le dit
# waves:
#   - { id: "2024", label: Vague 2024, period: 2024-03/2024-06 }
# coders: { report: [prenom] }                    # dont les codages comptent
formats: [md, html, docx]                         # ce que study report écrit
# house_style: maison.docx                        # le document Word dont le rapport prend les styles
`,
  corpus: `# Entretiens

Un fichier Markdown par entretien, dans un dossier par vague : \`2024/nom.md\`. Les codages d'une personne sont à côté : \`2024/nom.prenom.yaml\`.

\`\`\`markdown
---
organisation: Nom de l'organisation
interviewee: Prénom Nom
role: fonction
date: 2024-03-01
---

**Q :** Quelle est votre mission ?

**R :** …
\`\`\`

\`\`\`yaml
codings:
  - quote: |
      Les mots de l'entretien.
    codes: [id-du-theme]
\`\`\`
`,
  codebook: `# Grille d'analyse

Un dossier par chapitre, un fichier par thème : \`1-chapitre/theme.md\`.

\`\`\`markdown
---
id: id-du-theme
label: Le thème
indicators: [mot, début*, plusieurs mots]
subthemes:
  - id: sous-theme
    label: Un sous-thème
---

Ce que le thème veut dire.

## Inclure

## Exclure
\`\`\`
`,
  reports: `# Rapports

Sans gabarit, \`study report\` compose le rapport à partir de la grille. \`study report --eject\` l'écrit ici, en gabarit à modifier. Les sorties vont dans \`out/\`.
`,
};

const english: typeof french = {
  settings: `# authors: [First Last]
# unit: { one: company, many: companies }         # what a case is called in sentences
# interviewers: [Q]                               # labels of those who ask
# attribution: "([{role}, ]{organisation})"       # by default: the pseudonym
consent: anonymous                                # an interview is named only if it says so
# waves:
#   - { id: "2024", label: Wave 2024, period: 2024-03/2024-06 }
# coders: { report: [name] }                      # whose codings count
formats: [md, html, docx]                         # what study report writes
# house_style: house.docx                         # the Word document whose styles the report takes
`,
  corpus: `# Interviews

One Markdown file an interview, in one folder a wave: \`2024/name.md\`. A person's codings are beside it: \`2024/name.coder.yaml\`.

\`\`\`markdown
---
organisation: Name of the organisation
interviewee: First Last
role: position
date: 2024-03-01
---

**Q:** What is your mission?

**R:** …
\`\`\`

\`\`\`yaml
codings:
  - quote: |
      The words of the interview.
    codes: [theme-id]
\`\`\`
`,
  codebook: `# Codebook

One folder a chapter, one file a theme: \`1-chapter/theme.md\`.

\`\`\`markdown
---
id: theme-id
label: The theme
indicators: [word, begin*, several words]
subthemes:
  - id: sub-theme
    label: A sub-theme
---

What the theme means.

## Include

## Exclude
\`\`\`
`,
  reports: `# Reports

Without a template \`study report\` composes the report from the codebook. \`study report --eject\` writes it here, as a template to edit. Outputs go to \`out/\`.
`,
};
