/**
 * Adds the entries of optional platform packages that npm left out of a lockfile, because it was
 * written on another platform or where a registry lacks them: without them `npm ci` fails elsewhere.
 *
 *   node tools/lockfile/repair.mjs [--check] [LOCKFILE…]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const systems = /(android|darwin|freebsd|linux|openharmony|win32|sunos|aix|netbsd|openbsd)/;
const processors =
  /(arm64|x64|ia32|arm(?![a-z0-9]*64)|ppc64|s390x|riscv64|loong64|mips64el|wasm32)/;

/** The entries that are missing, by their path in the lockfile. */
export function missingEntries({ packages }) {
  const missing = {};
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      const os = systems.exec(name)?.[1];
      if (!os || isThere(packages, path, name)) continue;
      missing[`node_modules/${name}`] = platformEntry(name, range, os, entry.dev === true);
    }
  }
  return missing;
}

function isThere(packages, path, name) {
  const above = path.includes('node_modules/')
    ? path.slice(0, path.lastIndexOf('node_modules/'))
    : '';
  const inside = path === '' ? '' : `${path}/`;
  return [
    `${inside}node_modules/${name}`,
    `${above}node_modules/${name}`,
    `node_modules/${name}`,
  ].some((candidate) => candidate in packages);
}

function platformEntry(name, range, os, dev) {
  const cpu = processors.exec(name)?.[1];
  const libc = /musl/.test(name) ? ['musl'] : os === 'linux' && /gnu/.test(name) ? ['glibc'] : null;
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(dev ? { dev: true } : {}),
    ...(libc ? { libc } : {}),
    optional: true,
    os: [os],
  };
}

function repair(file, check) {
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingEntries(lock);
  const names = Object.keys(missing);
  process.stdout.write(`${file}: ${names.length} missing\n`);
  if (check || names.length === 0) return names.length;
  const packages = { ...lock.packages, ...missing };
  lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  const check = args.includes('--check');
  const files = args.filter((arg) => arg !== '--check');
  let missing = 0;
  for (const file of files.length > 0 ? files : ['package-lock.json'])
    missing += repair(file, check);
  process.exitCode = missing > 0 ? 1 : 0;
}
