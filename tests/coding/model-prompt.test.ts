import { expect, test } from 'vitest';
import { answerSchema, codebookPrompt } from '../../src/coding/model-prompt.ts';
import { parseStudy } from '../../src/parse/study.ts';

const theme = `---
label: Entraide
subthemes:
  - id: outils
    label: Prêt d’outils
    definition: Prêter ce qu’on a.
---
S’aider entre voisins.

## Inclure
Le jardin commun.

## Exclure
L’aide payée.

## Exemples
On me l’a prêté.
`;
const { study } = parseStudy({
  name: 'essai',
  files: new Map([['codebook/1-vie/entraide.md', new TextEncoder().encode(theme)]]),
  folders: ['codebook', 'codebook/1-vie'],
  unreadable: [],
});
const codes = [...study.codebook.codes.values()];

test('the codebook’s own words, and no example: somebody said it', () => {
  const prompt = codebookPrompt(codes, 'fr');
  expect(prompt).toContain(
    '## entraide\nEntraide\nDéfinition : S’aider entre voisins.\nInclure : Le jardin commun.\nExclure : L’aide payée.\n\n' +
      '## outils\nPrêt d’outils\nSous-thème de : entraide\nDéfinition : Prêter ce qu’on a.\n',
  );
  expect(prompt).not.toContain('On me l’a prêté');
  expect(codebookPrompt(codes, 'en')).toContain('Definition: S’aider');
});

test('the answer can be held to the codes there are', () => {
  expect(JSON.stringify(answerSchema(codes))).toContain('"enum":["entraide","outils"]');
});
