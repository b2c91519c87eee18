import { describe, expect, it } from '@jest/globals';
import { type Config, readConfig } from '../../bin/config.ts';
import { readEnvExample } from '../helpers/env-file.ts';
import { everything } from '../helpers/whole-config.ts';

/** The names that the configuration reads when all of it is asked for. */
function namesRead(env: Record<string, string>): Set<string> {
  const read = new Set<string>();
  const watched = new Proxy(env, {
    get(target, name: string) {
      read.add(name);
      return target[name];
    },
  });
  const config: Config = readConfig(watched);
  // Looked at for credentials, which is no use of it.
  read.clear();
  everything(config);
  return read;
}

const variables = readEnvExample();
const ours = variables.filter(({ onlyCompose }) => !onlyCompose);

describe('O5 .env.example', () => {
  it('names every variable that is read, and none besides', () => {
    const env = {
      ...Object.fromEntries(ours.map(({ name, value }) => [name, value])),
      READYGATE_KEYS: `2026-11:${Buffer.alloc(32).toString('base64')}`,
      OPENAI_API_KEY: 'key',
      OPENAI_MODEL: 'gpt-5-mini',
    };
    expect([...namesRead(env)].sort()).toEqual(ours.map(({ name }) => name).sort());
  });

  it('names each once and says something of each', () => {
    expect(new Set(variables.map(({ name }) => name)).size).toBe(variables.length);
    for (const { name, about } of variables)
      expect({ name, about }).not.toMatchObject({ about: '' });
  });

  it('is a configuration that starts once the keys are filled in', () => {
    const given = ours.filter(({ set }) => set).map(({ name, value }) => [name, value]);
    const keys = `2026-11:${Buffer.alloc(32).toString('base64')}`;
    const config = readConfig({ ...Object.fromEntries(given), READYGATE_KEYS: keys });
    expect(() => everything(config)).not.toThrow();
  });

  it('shows the defaults as they are', () => {
    const needed = ours.filter(({ set }) => set).map(({ name, value }) => [name, value]);
    const keys = { READYGATE_KEYS: `2026-11:${Buffer.alloc(32).toString('base64')}` };
    const base = { ...Object.fromEntries(needed), ...keys };
    for (const { name, value, set } of ours) {
      if (set || value === '' || name === 'OPENAI_BASE_URL') continue;
      expect({ name, config: everything(readConfig({ ...base, [name]: value })) }).toEqual({
        name,
        config: everything(readConfig(base)),
      });
    }
  });

  it('holds no secret', () => {
    const secrets = variables.filter(
      ({ name, value }) => /PASSWORD|KEYS/.test(name) || /:\/\/\w+:/.test(value),
    );
    expect(secrets).toHaveLength(9);
    for (const { value } of secrets) expect(value).toContain('CHANGE-ME');
  });
});
