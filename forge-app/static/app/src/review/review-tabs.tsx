import AtlaskitTabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { type ComponentType, type ReactNode, Suspense } from 'react';
import type { RefinementView } from '../../../../../domain/views.ts';
import type { IssueRef } from '../bridge.ts';
import { t } from '../language/translate.ts';
import { Boundary } from '../shared/boundary.tsx';
import { learnedPage } from '../shared/learned-page.ts';
import { Skeleton } from '../shared/skeleton.tsx';

/** What stands beside the changes of a work item. */
export interface BesideProps {
  issue: IssueRef;
  /** A plan was asked for: the window goes on with it. */
  onAsked: (refinement: RefinementView) => void;
}

type Beside = 'questions' | 'order' | 'history';

/** Their code and words are loaded when they are first looked at. */
const pages: Record<Beside, ComponentType<BesideProps>> = {
  questions: learnedPage(['questions'], () => import('./questions.tsx')),
  order: learnedPage(['order'], () => import('./work-order.tsx')),
  history: learnedPage(['history'], () => import('./history.tsx')),
};
const besides: readonly Beside[] = ['questions', 'order', 'history'];
const names = ['changes', ...besides] as const;

export type TabName = (typeof names)[number];

interface ReviewTabsProps extends BesideProps {
  selected: TabName;
  onSelect: (name: TabName) => void;
  /** The changes. They stay as they are while another tab is looked at: what was typed is not lost. */
  children: ReactNode;
}

/** The changes of a work item, and beside them its questions, its work order and its history. */
export function ReviewTabs({ selected, onSelect, children, ...beside }: ReviewTabsProps) {
  return (
    <AtlaskitTabs
      id="review"
      selected={names.indexOf(selected)}
      onChange={(index) => onSelect(names[index] ?? 'changes')}
    >
      <TabList>
        {names.map((name) => (
          <Tab key={name}>{t(`review.tab.${name}`)}</Tab>
        ))}
      </TabList>
      <TabPanel>
        <div className="tab changes">{children}</div>
      </TabPanel>
      {besides.map((name) => {
        const Page = pages[name];
        return (
          <TabPanel key={name}>
            <div className="tab beside">
              <Boundary>
                <Suspense fallback={<Skeleton lines={8} />}>
                  {/* Read anew at each look: what is decided on changes it. */}
                  {selected === name && <Page {...beside} />}
                </Suspense>
              </Boundary>
            </div>
          </TabPanel>
        );
      })}
    </AtlaskitTabs>
  );
}
