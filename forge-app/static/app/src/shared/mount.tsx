import '@atlaskit/css-reset';
import 'virtual:atlassian-themes.css';
import './base.css';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { type Context, enableTheme, readContext } from '../bridge.ts';
import type { Area } from '../language/areas.ts';
import { learn, speakTo } from '../language/load.ts';
import { Boundary, Crashed } from './boundary.tsx';

interface Mounted {
  /** Whose words are there before anything is painted. */
  areas: (context: Context) => readonly Area[];
  page: (context: Context) => ReactNode;
}

/** Shows a page of the app in the reader's language and colours. */
export async function mount({ areas, page }: Mounted): Promise<void> {
  const element = document.getElementById('root');
  if (!element) return;
  const root = createRoot(element);
  try {
    const [context] = await Promise.all([readContext(), enableTheme()]);
    speakTo(context.locale);
    await learn(['shared', ...areas(context)]);
    root.render(
      <StrictMode>
        <Boundary>{page(context)}</Boundary>
      </StrictMode>,
    );
  } catch {
    root.render(<Crashed />);
  }
}
