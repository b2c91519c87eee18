import { Column } from '../column/column.tsx';
import { mount } from './mount.tsx';

await mount({
  areas: () => ['changes', 'column', 'receipt'],
  page: ({ issue, siteUrl, accountId }) => issue && <Column {...{ issue, siteUrl, accountId }} />,
});
