import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

/** The files of a folder of the project's code. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(process.cwd(), folder, name))
    .toSorted();
}

/**
 * Every regular expression of a folder, by its text: the literals of its files, and those that its
 * modules build from strings while they load.
 */
export async function regexesOf(folder: string): Promise<Map<string, RegExp>> {
  return byText([...literalsIn(folder).values(), ...(await builtBy(filesBelow(folder)))]);
}

/** The literals of a folder's files, by their text; nothing is loaded. */
export function literalsIn(folder: string): Map<string, RegExp> {
  return byText(filesBelow(folder).flatMap(literalsOf));
}

const byText = (all: readonly RegExp[]) => new Map(all.map((regex) => [String(regex), regex]));

function literalsOf(file: string): RegExp[] {
  const found: RegExp[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      const { type, pattern, flags } = value as Record<string, unknown>;
      if (type === 'RegExpLiteral') found.push(new RegExp(String(pattern), String(flags)));
      Object.values(value).forEach(visit);
    }
  };
  visit(parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript', target: 'es2024' }));
  return found;
}

async function builtBy(files: readonly string[]): Promise<RegExp[]> {
  const own = globalThis.RegExp;
  const built: RegExp[] = [];
  globalThis.RegExp = new Proxy(own, {
    construct(target, [pattern, flags]: [string, string?]) {
      const regex = new target(pattern, flags);
      built.push(regex);
      return regex;
    },
  });
  try {
    for (const file of files) await import(file);
    return built;
  } finally {
    globalThis.RegExp = own;
  }
}
