/**
 * Takes one check after the other away from the code that verifies tokens, and looks whether what becomes of hostile
 * tokens, good ones and key sets tells, or the reason that is given for it. Writes what nobody noticed as a list of JSON to standard output. A script of its own, because
 * modules are loaded here from changed texts.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isReadygateError } from '../../../domain/errors.ts';
import { appId, createSigner, kid, now, startKeyServer } from '../forge-tokens.ts';
import { goodTokens } from '../hostile/good-tokens.ts';
import { goodKeySets, wrongKeySets } from '../hostile/key-sets.ts';
import { hostileTokens } from '../hostile/tokens.ts';
import { type Mutant, withoutChecks } from './mutate.ts';

const root = new URL('../../../', import.meta.url);

/** What is changed: whole files, or functions of one. */
const checked: readonly [path: string, functions: string[] | null][] = [
  ['clients/forge/signed-token.ts', null],
  ['clients/forge/verify-token.ts', ['checkTimes', 'isTime', 'createTokenVerifier']],
  [
    'clients/forge/invocation.ts',
    [
      ...['readInvocation', 'moduleOf', 'installationOf', 'checkInstallation'],
      ...['tenantOf', 'bag', 'text'],
    ],
  ],
  ['clients/forge/key-set.ts', ['readKeys', 'boundedText', 'isUsable', 'hasSize']],
  ['domain/strict-json.ts', ['parseStrictJson', 'findFault', 'hasDistinctKeys']],
];

const all = checked.flatMap(([path, functions]) =>
  withoutChecks(readFileSync(new URL(path, root), 'utf8'), functions).map((mutant) => ({
    ...{ path, ...mutant },
  })),
);

// Each mutant is a world of its own modules: what it imports from here carries its number.
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const number = /[?&]mutant=(\d+)/.exec(`${specifier} ${context.parentURL ?? ''}`)?.[1];
    const isOurs = checked.some(([path]) => found.url.split('?')[0] === new URL(path, root).href);
    return number !== undefined && isOurs
      ? { ...found, url: `${found.url.split('?')[0]}?mutant=${number}` }
      : found;
  },
  load(url, context, next) {
    const number = /\?mutant=(\d+)/.exec(url)?.[1];
    const mutant = number === undefined ? undefined : all[Number(number)];
    if (!mutant || new URL(mutant.path, root).href !== url.split('?')[0]) return next(url, context);
    return { ...next(url, { ...context, format: 'module-typescript' }), source: mutant.source };
  },
});

const genuine = createSigner();
const second = createSigner();
const tokens = Object.values({ ...goodTokens(genuine, second), ...hostileTokens(genuine) });
/** Under names that no header may have there is a good key, too: only the check of the name keeps it from counting. */
const odd = [`${kid} `, `${kid}\0`, '', 'k'.repeat(5000)];
const whole = {
  keys: [
    genuine.jwk(),
    second.jwk({ kid: 'second' }),
    ...odd.map((name) => genuine.jwk({ kid: name })),
  ],
};
const sets = [
  ...goodKeySets(genuine),
  ...wrongKeySets(genuine, second).map(([, set]) => set),
].filter(
  // Long ones are slow, and one is enough.
  (set) => typeof set !== 'string' || set.length < 100_000,
);
const server = await startKeyServer(whole);

type Verifying = typeof import('../../../clients/forge/verify-token.ts');
type Keys = typeof import('../../../clients/forge/key-set.ts');

/** What becomes of each token and each key set, with the reason that is counted or logged. */
async function* outcomes(query: string): AsyncGenerator<string> {
  const load = (name: string) => import(new URL(`clients/forge/${name}${query}`, root).href);
  const { createTokenVerifier } = (await load('verify-token.ts')) as Verifying;
  const { createKeySet } = (await load('key-set.ts')) as Keys;
  let reason = '';
  const options: Parameters<typeof createTokenVerifier>[0] = {
    appId,
    environment: 'PRODUCTION',
    jiraHosts: ['https://api.atlassian.com'],
    jwksUrl: server.jwksUrl,
    clock: () => now,
    noteRefusal: (claim) => {
      reason = claim;
    },
  };
  const verify = createTokenVerifier(options);
  for (const token of tokens) {
    reason = '';
    yield `${await outcome(verify(token))} ${reason}`;
  }
  server.answer = 500;
  const blind = createTokenVerifier({ ...options, clock: () => new Date(now.getTime() + 1) });
  yield `${await outcome(blind(genuine.token()))} ${reason}`;
  for (const set of sets) {
    server.answer = set;
    reason = '';
    const keys = createKeySet({
      jwksUrl: server.jwksUrl,
      clock: () => now,
      log: (_event, data) => {
        reason = String(data.reason);
      },
    });
    const asked = Promise.resolve(keys({ alg: 'RS256', kid } as never, {} as never));
    yield `${await outcome(asked.then(() => 'found'))} ${reason}`;
  }
}

const outcome = (work: Promise<unknown>) =>
  work.then(
    (value) => JSON.stringify(value),
    (error: unknown) => (isReadygateError(error) ? error.code : 'broken'),
  );

const whatIsTrue: string[] = [];
for await (const said of outcomes('')) whatIsTrue.push(said);

async function isNoticed(number: number): Promise<boolean> {
  server.answer = whole;
  let at = 0;
  for await (const said of outcomes(`?mutant=${number}`))
    if (said !== whatIsTrue[at++]) return true;
  return false;
}

const unnoticed: string[] = [];
for (const [number, mutant] of all.entries())
  if (!(await isNoticed(number).catch(() => true))) unnoticed.push(nameOf(mutant));
await server.close();
process.stdout.write(JSON.stringify({ tried: all.length, unnoticed }));

function nameOf({ path, name }: Mutant & { path: string }): string {
  return `${fileURLToPath(new URL(path, root)).split('/').at(-1)}:${name}`;
}
