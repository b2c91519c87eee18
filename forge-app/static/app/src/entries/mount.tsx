import '@atlaskit/css-reset';
import 'virtual:atlassian-themes.css';
import '../shared/base.css';
import { lazy, type ReactNode, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { type Context, enableTheme, readContext } from '../bridge.ts';
import type { Area } from '../language/areas.ts';
import { learn, speakTo } from '../language/load.ts';
import { Boundary, Crashed } from '../shared/boundary.tsx';
import { Skeleton } from '../shared/skeleton.tsx';

const Review = lazy(async () => {
  const { Review } = await import('../review/review.tsx');
  return { default: Review };
});

const reviewAreas: readonly Area[] = ['changes', 'receipt', 'review'];

interface Mounted {
  /** Whose words are there before anything is painted. */
  areas: (context: Context) => readonly Area[];
  page: (context: Context) => ReactNode;
}

/**
 * Shows a page of the app in the reader's language and colours. In a modal it is the review, whichever
 * page opened it: a modal of the same resource speaks to the same endpoint.
 */
export async function mount({ areas, page }: Mounted): Promise<void> {
  const element = document.getElementById('root');
  if (!element) return;
  const root = createRoot(element);
  try {
    const [context] = await Promise.all([readContext(), enableTheme()]);
    speakTo(context.locale);
    const { modal } = context;
    await learn(['shared', ...(modal ? reviewAreas : areas(context))]);
    root.render(
      <StrictMode>
        <Boundary>
          {modal ? (
            <Suspense fallback={<Skeleton lines={8} />}>
              <Review {...modal} siteUrl={context.siteUrl} />
            </Suspense>
          ) : (
            page(context)
          )}
        </Boundary>
      </StrictMode>,
    );
  } catch {
    root.render(<Crashed />);
  }
}
