import { lazy, Suspense } from 'react';
import { Column } from '../column/column.tsx';
import { mount } from '../shared/mount.tsx';
import { Skeleton } from '../shared/skeleton.tsx';

const Review = lazy(async () => {
  const { Review } = await import('../review/review.tsx');
  return { default: Review };
});

await mount({
  areas: ({ modal }) =>
    modal ? ['changes', 'receipt', 'review'] : ['changes', 'column', 'receipt'],
  page: ({ issue, modal, siteUrl, accountId }) => {
    if (modal)
      return (
        <Suspense fallback={<Skeleton lines={8} />}>
          <Review {...modal} siteUrl={siteUrl} />
        </Suspense>
      );
    return issue && <Column {...{ issue, siteUrl, accountId }} />;
  },
});
