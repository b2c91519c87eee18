import AtlaskitTabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { type ComponentType, Suspense, useMemo } from 'react';
import type { Context } from '../bridge.ts';
import type { Area, Key } from '../language/areas.ts';
import { t } from '../language/translate.ts';
import { Boundary } from './boundary.tsx';
import { learnedPage } from './learned-page.ts';
import { Skeleton } from './skeleton.tsx';
import { useLocation } from './use-location.ts';

export interface PageProps {
  context: Context;
  /** What the address says behind the tab's own name. */
  parts: readonly string[];
  /** Goes elsewhere on this page: the tab's name, and what the tab makes of the rest. */
  go: (...parts: readonly string[]) => void;
}

/** A tab; its code and its words are loaded when it is first looked at. */
export interface TabPage {
  /** Its part of the address. */
  id: string;
  title: Key;
  /** Whose words it uses. */
  areas: readonly Area[];
  load: () => Promise<{ Page: ComponentType<PageProps> }>;
}

interface TabsProps {
  pages: readonly TabPage[];
  context: Context;
}

/** Pages beside each other, one of them shown; the address says which. */
export function Tabs({ pages, context }: TabsProps) {
  const { parts, go } = useLocation();
  const loaded = useMemo(
    () => pages.map(({ id, areas, load }) => ({ id, Page: learnedPage(areas, load) })),
    [pages],
  );
  if (parts === null) return <Skeleton lines={8} />;
  const [id, ...rest] = parts;
  const selected = Math.max(
    0,
    pages.findIndex((page) => page.id === id),
  );
  return (
    <AtlaskitTabs
      id="pages"
      selected={selected}
      onChange={(index) => go(pages[index]?.id ?? '')}
      shouldUnmountTabPanelOnChange
    >
      <TabList>
        {pages.map((page) => (
          <Tab key={page.id}>{t(page.title)}</Tab>
        ))}
      </TabList>
      {loaded.map(({ id, Page }) => (
        <TabPanel key={id}>
          <div className="tab">
            <Boundary>
              <Suspense fallback={<Skeleton lines={8} />}>
                <Page context={context} parts={rest} go={go} />
              </Suspense>
            </Boundary>
          </div>
        </TabPanel>
      ))}
    </AtlaskitTabs>
  );
}
