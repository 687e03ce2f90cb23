import { talk } from './served.ts';

const rules = [
  '# suggestions',
  'codings:',
  '  - quote: Ici, on se prête tout. Même les machines.',
  '    codes: [aide]',
  '    at: 38',
  '    status: suggested',
  '    because: « prête »',
  '  - quote: Ici, on se prête tout. Même les machines.',
  '    codes: [salaire]',
  '    at: 38',
  '    status: suggested',
  '    because: « machines »',
  '',
].join('\n');

const model = [
  'codings:',
  '  - quote: Et le soir, on compte.',
  '    codes: [argent]',
  '    status: suggested',
  '    confidence: 0.55',
  '    because: "mots : compter"',
  '  - quote: Les heures.',
  '    codes: [argent]',
  '    status: suggested',
  '    confidence: 0.9',
  '  - quote: Même les machines.',
  '    codes: [argent]',
  '    status: suggested',
  '    confidence: 0.8',
  '  - quote: Les heures.',
  '    codes: [entraide]',
  '    status: rejected',
  '    confidence: 0.95',
  '',
].join('\n');

/** The talk with what both machines suggest in it. */
export const suggested = { ...talk, 'corpus/lys.rules.yaml': rules, 'corpus/lys.model.yaml': model };
