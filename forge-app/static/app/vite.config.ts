import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const themes = ['atlassian-light', 'atlassian-dark', 'atlassian-shape', 'atlassian-spacing'];
const virtualId = 'virtual:atlassian-themes.css';

/**
 * Atlassian's design tokens as one style sheet. Forge injects the same ones when theming is enabled;
 * with a copy of its own the app never paints without them.
 */
function atlassianThemes(): Plugin {
  return {
    name: 'atlassian-themes',
    resolveId: (id) => (id === virtualId ? `\0${virtualId}` : null),
    async load(id) {
      if (id !== `\0${virtualId}`) return null;
      const sheets = [...themes, 'atlassian-typography'].map(async (name) => {
        const module = await import(`@atlaskit/tokens/dist/esm/artifacts/themes/${name}.js`);
        return String(module.default);
      });
      return (await Promise.all(sheets)).join('\n');
    },
  };
}

const besideThis = (name: string) => new URL(name, import.meta.url).pathname;

export default defineConfig({
  // Forge serves the files below a path that is not known at build time.
  base: './',
  plugins: [atlassianThemes(), react()],
  resolve: {
    alias: [
      {
        find: /^@atlaskit\/feature-gate-js-client(?:\/.*)?$/,
        replacement: besideThis('src/shared/feature-gates.ts'),
      },
    ],
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1000,
    // Forge asks for an index.html: it is the entry of work items.
    rolldownOptions: { input: ['index.html', 'project.html', 'admin.html'].map(besideThis) },
  },
});
