import { money, number } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import type { ModelRequests } from '../replies.ts';

type ModelRequest = ModelRequests['requests'][number];

/** What a request is and to whom it would go, and what a call with it takes at most. */
export function requestWords({ atMost, redactions, bytes, ...request }: ModelRequest): string {
  const { prompt, endpoint, model } = request;
  const { mail, secret, name } = redactions;
  const { input, output, money: own, operatorMoney: operators } = atMost;
  return [
    t('model.preview.request', {
      ...{ prompt, endpoint, model, bytes: number(bytes) },
      redactions: mail + secret + name,
    }),
    t('model.preview.tokens', { input: number(input), output: number(output) }),
    ...(own === null ? [] : [t('model.preview.money', { money: money(own) })]),
    ...(operators === null ? [] : [t('model.preview.money.operator', { money: money(operators) })]),
  ].join(' · ');
}
