import '@atlaskit/css-reset';
import 'virtual:atlassian-themes.css';
import './app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { enableTheme, readPlace } from './backend.ts';
import { Boundary } from './components/boundary.tsx';
import { Panel } from './components/panel.tsx';
import { Review } from './components/review.tsx';

await enableTheme();
const place = await readPlace();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Boundary>
        {place.planId === null ? (
          <Panel issue={place.issue} siteUrl={place.siteUrl} />
        ) : (
          <Review planId={place.planId} issue={place.issue} siteUrl={place.siteUrl} />
        )}
      </Boundary>
    </StrictMode>,
  );
}
