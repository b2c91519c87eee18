import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface ComposeService {
  image: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string | number>;
  ports?: string[];
  volumes?: string[];
  networks?: string[];
  healthcheck?: { test?: string[]; disable?: boolean };
  restart?: string;
  mem_limit?: string;
  stop_grace_period?: string;
  depends_on?: Record<string, { condition: string }>;
}

export interface ComposeFile {
  services: Record<string, ComposeService>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, unknown>;
}

export const projectRoot = join(import.meta.dirname, '../..');

export const projectFile = (path: string) => readFileSync(join(projectRoot, path), 'utf8');

/** `docker-compose.yml` as Compose reads it, before variables are filled in. */
export function readCompose(): ComposeFile {
  return parse(projectFile('docker-compose.yml'), { merge: true }) as ComposeFile;
}

/** The services that run the product's own image, by name. */
export function productServices({ services }: ComposeFile): [string, ComposeService][] {
  return Object.entries(services).filter(([, { build }]) => build !== undefined);
}

const reference = /\$\{([A-Z0-9_]+)(:[-?])?([^}]*)\}/g;

/** The names that a value refers to. */
export function namesIn(value: unknown): string[] {
  return [...String(value).matchAll(reference)].map(([, name]) => name ?? '');
}

/** A service's environment with variables filled in as Compose does it. */
export function fillIn(
  { environment = {} }: ComposeService,
  variables: Record<string, string>,
): Record<string, string> {
  const fill = (text: string) =>
    text.replace(reference, (_all, name: string, mark: string | undefined, rest: string) => {
      const value = variables[name];
      if (value) return value;
      if (mark === ':?') throw new Error(`${name} is not set`);
      return mark === ':-' ? rest : '';
    });
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, fill(String(value))]),
  );
}
