/** The switches of the page: who looks, their language, light and dark. */
import { tellAll } from './frames.js';

export const colorMode = () => document.documentElement.dataset.colorMode;

const remember = (name, value) =>
  window.cookieStore.set({ name, value, path: '/', sameSite: 'strict' });

// Choosing somebody shows the page again with their eyes.
for (const select of document.querySelectorAll('form select'))
  select.addEventListener('change', () => select.form.submit());

document.querySelector('#locale')?.addEventListener('change', async ({ target }) => {
  await remember('locale', target.value);
  window.location.reload();
});

document.querySelector('#theme')?.addEventListener('click', () => {
  const mode = colorMode() === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.colorMode = mode;
  void remember('theme', mode);
  tellAll({ kind: 'theme', colorMode: mode });
});
