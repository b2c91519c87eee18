import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const requirements = join(import.meta.dirname, 'requirements.txt');

/** Seconds that an installation may take. */
const patience = 300;

/**
 * The folder of programs of a Python environment that holds what `requirements.txt` names, made where it is
 * missing; else the sentence that says what is wrong, and what would be right.
 */
export function pythonPrograms(cache: string): { folder: string } | { missing: string } {
  const python = process.env.READYGATE_PYTHON ?? 'python3';
  if (!hasPython(python))
    return {
      missing: `The fuzz run needs Python 3.10 or newer with its modules venv and ensurepip, and ${python} is not that: install it, or name another one in READYGATE_PYTHON.`,
    };
  const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const environment = process.env.READYGATE_FUZZ_VENV ?? join(cache, `fuzz-${digest}`);
  const done = join(environment, `installed-${digest}`);
  const folder = join(environment, 'bin');
  if (existsSync(done)) return { folder };
  try {
    execFileSync(python, ['-m', 'venv', environment], { timeout: patience * 1000 });
    const install = ['install', '--quiet', '--disable-pip-version-check', '-r', requirements];
    execFileSync(join(folder, 'pip'), install, { stdio: 'inherit', timeout: patience * 1000 });
  } catch {
    return {
      missing: `The fuzz run needs schemathesis, and pip could not install it into ${environment}.`,
    };
  }
  writeFileSync(done, '');
  return { folder };
}

function hasPython(python: string): boolean {
  const script = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))';
  try {
    execFileSync(python, ['-c', script], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
