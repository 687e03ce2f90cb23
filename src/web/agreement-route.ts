import { type Base, bases } from '../coding/agreement-base.ts';
import { type UnitKind, unitKinds } from '../coding/agreement-units.ts';
import { comparedSources } from '../coding/compared-sources.ts';
import type { PageAgreement } from '../model/page-compare.ts';
import { agreementOf } from '../report/agreement.ts';
import { comparedCoders } from './compared-coders.ts';
import { NotDone, type Route } from './route.ts';

/** How far some coders agree; the same numbers as `study agree` gives. */
export const agreementRoute: Route = ({ coded }, { query }): PageAgreement => {
  const coders = comparedCoders(coded, (query.get('coders') ?? '').split(','));
  const unit = oneOf<UnitKind>(unitKinds, query.get('unit') ?? 'paragraph');
  const base = oneOf<Base>(bases, query.get('base') ?? 'coded');
  const { compared, partial } = comparedSources(coded, coders);
  const codes = [...coded.codebook.codes.keys()];
  const { n, of, measured } = agreementOf(coded, compared, { coders, unit, base, codes, seed: 1 });
  const { percent, alpha, interval, reason } = measured.overall;
  const given = measured.codes.filter((row) => row.given.some((times) => times > 0));
  return {
    coders,
    unit,
    base,
    n,
    of,
    sources: compared.length,
    partial: partial.map(({ id }) => id),
    percent,
    alpha,
    interval,
    ...(reason === undefined ? {} : { reason }),
    codes: given.map((row) => ({
      code: row.code,
      n: row.n,
      percent: row.percent,
      alpha: row.alpha,
      isRare: row.label === 'too-rare',
    })),
  };
};

function oneOf<T extends string>(known: readonly T[], given: string): T {
  const found = known.find((one) => one === given);
  if (found === undefined) throw new NotDone(400, `Known are ${known.join(', ')}.`, { rule: 'wrong-request' });
  return found;
}
