/**
 * Writes domain/skills/vocabulary/published.ts from openly licensed lists: names and other names of
 * `devicon` 2.17.0 (MIT), `linguist-languages` 9.5.0 (MIT) and `simple-icons` 16.37.0 (CC0).
 *
 *   npm install --prefix DIR --no-save devicon@2.17.0 linguist-languages@9.5.0 simple-icons@16.37.0
 *   node dev/skills/published.mjs DIR
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder = '.'] = process.argv.slice(2);
const packages = join(resolve(folder), 'node_modules');
const json = (file) => JSON.parse(readFileSync(join(packages, file), 'utf8'));
const devicons = json('devicon/devicon.json');
const icons = json('simple-icons/data/simple-icons.json');
const linguist = createRequire(join(packages, 'x.js')).resolve('linguist-languages');
const languages = Object.values(await import(pathToFileURL(linguist).href));

const bare = (name) =>
  name
    .toLowerCase()
    .replace(/\+/g, 'plus')
    .replace(/[^a-z0-9]/g, '');
const titles = new Map(icons.map((icon) => [bare(icon.title), icon]));

const technologies = devicons.map(({ name, altnames = [] }) => {
  const icon = [name, ...altnames].map((one) => titles.get(bare(one))).find(Boolean);
  return [icon?.title ?? name, ...(icon?.aliases?.aka ?? []), name, ...altnames];
});
const apache = icons
  .filter(({ title }) => title.startsWith('Apache '))
  .map(({ title }) => [title, title.slice('Apache '.length)]);
const spoken = languages
  .filter(({ type }) => type === 'programming')
  .map(({ name, aliases = [] }) => [name, ...aliases]);

/** An everyday word or an abbreviation could be anything: `~` says that the text has to speak for it. */
const mark = (name) => (/^\p{L}[\p{L}\d-]*$/u.test(name) ? `~${name}` : name);

function list(entries) {
  const seen = new Set();
  const lines = entries.map((names) => {
    const fresh = names
      .map((name) => name.trim())
      .filter((name) => name.length > 1 && !/[;`\\$]/.test(name) && !seen.has(name.toLowerCase()))
      .filter(
        (name, at, all) => all.findIndex((o) => o.toLowerCase() === name.toLowerCase()) === at,
      );
    for (const name of fresh) seen.add(name.toLowerCase());
    return fresh.map(mark).join('; ');
  });
  return lines
    .filter((line) => line !== '')
    .sort()
    .join('\n');
}

const target = new URL('../../domain/skills/vocabulary/published.ts', import.meta.url);
writeFileSync(
  target,
  `/** Made by dev/skills/published.mjs from openly licensed lists, which NOTICE names. The form of a line: see \`practices\`. */
export const published = {
  languages: \`
${list(spoken)}
\`,
  technologies: \`
${list([...technologies, ...apache])}
\`,
};
`,
);
