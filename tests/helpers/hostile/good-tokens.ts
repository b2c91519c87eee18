import {
  apiBaseUrl,
  appClaims,
  claims,
  cloudId,
  goodHeader,
  kid,
  type Signer,
  seconds,
} from '../forge-tokens.ts';
import { app } from './claims.ts';
import { bare, type Tokens } from './tokens.ts';

/** Tokens that must be let in, though one or the other is unusual. */
export function goodTokens(genuine: Signer, second: Signer): Tokens {
  const endpoint = (key: string) =>
    claims({
      principal: undefined,
      context: undefined,
      app: appClaims({ module: { type: 'core:endpoint', key } }),
    });
  return {
    'of a person': genuine.token(),
    'of an event': genuine.token(endpoint('readygate-issue-events')),
    'of a schedule': genuine.token(endpoint('readygate-token')),
    'of the life of the app': genuine.token(endpoint('readygate-lifecycle')),
    'without typ': genuine.token(claims(), bare),
    'with the members in another order': genuine.token(claims(), { kid, typ: 'JWT', alg: 'RS256' }),
    'with white space in its JSON': genuine.token(
      JSON.stringify(claims(), null, 2),
      JSON.stringify(bare, null, 1),
    ),
    'without nbf': genuine.token(claims({ nbf: undefined })),
    'that lives fifteen minutes': genuine.token(claims({ exp: seconds + 900 })),
    'with times of parts of a second': genuine.token(
      claims({ iat: seconds - 0.5, exp: seconds + 24.5 }),
    ),
    'of a clock that is four seconds ahead': genuine.token(
      claims({ iat: seconds + 4, nbf: seconds + 4, exp: seconds + 29 }),
    ),
    'with claims that nobody knows': genuine.token(claims({ sub: 'x', more: { deep: ['er'] } })),
    'with a licence and a version': genuine.token(
      app({ license: { active: true }, appVersion: '2.0.0', version: 3 }),
    ),
    'that names its site three times': genuine.token(
      app({
        installation: {
          id: appClaims().installationId,
          contexts: [{ name: 'jira', apiBaseUrl, cloudId }],
        },
      }),
    ),
    'that names its install twice': genuine.token(
      app({ installation: { id: appClaims().installationId } }),
    ),
    'that names its site twice': genuine.token(app({ installation: { contexts: [{ cloudId }] } })),
    'of the second key of the set': second.token(claims(), { ...goodHeader, kid: 'second' }),
  };
}
