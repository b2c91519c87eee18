import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface StandInOptions {
  appId: string;
  environment: 'DEVELOPMENT' | 'STAGING' | 'PRODUCTION';
  jiraOrigin: string;
  clock?: () => Date;
}

interface TokenRequest {
  cloudId: string;
  /** Left out for calls of the platform: events and schedules. */
  accountId?: string;
  installationId: string;
  moduleKey: string;
  moduleType?: string;
  issue?: { id: string; key?: string };
  /** Where a page shows the module, whole; else `issue` alone. */
  extension?: { type: string };
  siteUrl?: string;
  lifetimeSeconds?: number;
  /** `app.license`, as paid apps have it in production. */
  license?: Record<string, unknown>;
  /** Replaces claims, to make tokens that must be refused. */
  claims?: Record<string, unknown>;
}

/** What Forge does for a remote: it signs invocation tokens and publishes its keys. */
export interface ForgeStandIn {
  listen(): Promise<{ origin: string; jwksUrl: string }>;
  signInvocationToken(request: TokenRequest): Promise<string>;
  /** While false the key set answers 500. */
  setKeysAvailable(available: boolean): void;
  close(): Promise<void>;
}

const lifetime = 25;

async function createForgeKeys() {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { modulusLength: 2048 });
  const kid = `forge/invocation-token/${randomUUID()}`;
  return {
    privateKey,
    kid,
    jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' },
  };
}

/** The claims have the documented shape; keys are made anew for each stand-in. */
export function createForgeStandIn({
  appId,
  environment,
  jiraOrigin,
  clock = () => new Date(),
}: StandInOptions): ForgeStandIn {
  const keys = createForgeKeys();
  let available = true;
  const server = createServer((_request, response) => {
    void keys.then(({ jwk }) => {
      response.writeHead(available ? 200 : 500, { 'content-type': 'application/json' });
      response.end(available ? JSON.stringify({ keys: [jwk] }) : '{}');
    });
  });
  return {
    async listen() {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      return { origin, jwksUrl: `${origin}/.well-known/jwks.json` };
    },
    async signInvocationToken(request) {
      const { privateKey, kid } = await keys;
      const issuedAt = Math.floor(clock().getTime() / 1000);
      const claims = {
        ...claimsOf(request, { appId, environment, jiraOrigin }),
        ...request.claims,
      };
      return await new SignJWT({
        iss: 'forge/invocation-token',
        aud: appId,
        iat: issuedAt,
        nbf: issuedAt,
        exp: issuedAt + (request.lifetimeSeconds ?? lifetime),
        jti: randomUUID(),
        ...claims,
      })
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
        .sign(privateKey);
    },
    setKeysAvailable(value) {
      available = value;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function claimsOf(
  request: TokenRequest,
  { appId, environment, jiraOrigin }: Omit<StandInOptions, 'clock'>,
): Record<string, unknown> {
  const { cloudId, accountId, installationId, moduleKey, moduleType, issue, siteUrl, license } =
    request;
  const apiBaseUrl = `${jiraOrigin}/ex/jira/${cloudId}`;
  const ari = `ari:cloud:ecosystem::installation/${installationId}`;
  const app = {
    id: appId,
    appVersion: '1.0.0',
    installationId: ari,
    apiBaseUrl,
    environment: { type: environment, id: `ari:cloud:ecosystem::environment/${installationId}` },
    module: {
      type: moduleType ?? (accountId ? 'jira:issueContext' : 'core:endpoint'),
      key: moduleKey,
    },
    installation: { id: ari, contexts: [{ name: 'jira', apiBaseUrl, cloudId }] },
    ...(license ? { license } : {}),
  };
  if (!accountId) return { app };
  const extension = request.extension ?? (issue ? { type: 'jira:issueContext', issue } : undefined);
  return {
    app,
    principal: accountId,
    context: {
      cloudId,
      siteUrl: siteUrl ?? 'http://127.0.0.1',
      moduleKey,
      accountId,
      ...(extension ? { extension } : {}),
    },
  };
}
