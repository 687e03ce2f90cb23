import { expect, test } from 'vitest';
import { composeSmall } from './composed.ts';

const study = {
  themes: { entraide: [] },
  interviews: {
    forge: { codes: ['entraide'], front: 'consent: named\norganisation: La Forge' },
    moulin: { codes: ['entraide'], front: 'consent: named\norganisation: Le Moulin' },
    quai: { codes: ['entraide'], front: 'consent: named\norganisation: Le Quai' },
    lavoir: { front: 'consent: named\norganisation: Le Lavoir' },
  },
};

test.each([
  ['tous, sauf Le Lavoir', 'holds'],
  ['tous, sauf La Forge', 'fails'],
  ['tous sauf un', 'holds'],
  ['toutes, à l’exception de Le Moulin', 'fails'],
])('%s: %s where only Le Lavoir is silent', (text, verdict) => {
  const { manifest, problems } = composeSmall(study, `:claim[${text}]{code=entraide}`);
  expect(manifest.claims).toMatchObject([{ text, verdict, exceptions: ['Le Lavoir'] }]);
  expect(problems.map(({ rule }) => rule)).toEqual(verdict === 'fails' ? ['claim-fails'] : []);
});
