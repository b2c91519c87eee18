import { oneOf, parseSecret, parseWord, readNamedFile, type Text, wrong } from './config-values.ts';
import { isPrivateHost } from './private-hosts.ts';

/** As the SDK takes it; without members: TLS that trusts what the system trusts. */
interface TemporalTls {
  serverNameOverride?: string;
  serverRootCACertificate?: Uint8Array;
  clientCertPair?: { crt: Uint8Array; key: Uint8Array };
}

export interface TemporalConfig {
  address: string;
  namespace: string;
  tls: TemporalTls | false;
  apiKey: string | null;
}

const example = {
  address: '127.0.0.1:7233, or NAMESPACE.ACCOUNT.tmprl.cloud:7233',
  namespace: 'default, or NAMESPACE.ACCOUNT',
  file: '/run/secrets/temporal.pem',
};

/** Temporal of one's own, or Temporal Cloud by an API key or a client certificate. */
export function readTemporal(text: Text): TemporalConfig {
  const address = parseWord(
    'TEMPORAL_ADDRESS',
    text('TEMPORAL_ADDRESS') ?? wrong('TEMPORAL_ADDRESS', 'is not set', example.address),
    {
      form: /^([^\s:/[\]]+|\[[0-9a-fA-F:.]+\]):\d{1,5}$/,
      what: 'is not of the form HOST:PORT',
      example: example.address,
    },
  );
  const namespace = parseWord('TEMPORAL_NAMESPACE', text('TEMPORAL_NAMESPACE') ?? 'default', {
    form: /^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/,
    what: 'is no name of a namespace',
    example: example.namespace,
  });
  const key = text('TEMPORAL_API_KEY');
  const apiKey = key && parseSecret('TEMPORAL_API_KEY', key);
  const options = readTls(text);
  const wanted = apiKey !== null || Object.keys(options).length > 0;
  const tls = oneOf(text, 'TEMPORAL_TLS', ['off', 'on'], wanted ? 'on' : 'off');
  if (tls === 'on') return { address, namespace, tls: options, apiKey };
  if (wanted) wrong('TEMPORAL_TLS', 'is off although a key or a certificate is set', 'on');
  if (!isPrivateHost(address.replace(/:\d+$/, '')))
    wrong('TEMPORAL_TLS', 'is off, and TEMPORAL_ADDRESS is outside private networks', 'on');
  return { address, namespace, tls: false, apiKey: null };
}

function readTls(text: Text): TemporalTls {
  const file = (name: string): Buffer | null => {
    const path = text(name);
    return path === null ? null : readNamedFile(name, path, example.file);
  };
  const serverName = text('TEMPORAL_TLS_SERVER_NAME');
  const authority = file('TEMPORAL_TLS_SERVER_CA_CERT_PATH');
  const crt = file('TEMPORAL_TLS_CLIENT_CERT_PATH');
  const key = file('TEMPORAL_TLS_CLIENT_KEY_PATH');
  const missing = 'is not set although the other half of the pair is';
  if (crt && !key) wrong('TEMPORAL_TLS_CLIENT_KEY_PATH', missing, example.file);
  if (key && !crt) wrong('TEMPORAL_TLS_CLIENT_CERT_PATH', missing, example.file);
  return {
    ...(serverName ? { serverNameOverride: serverName } : {}),
    ...(authority ? { serverRootCACertificate: authority } : {}),
    ...(crt && key ? { clientCertPair: { crt, key } } : {}),
  };
}
