import { Admin } from '../admin/admin.tsx';
import { mount } from './mount.tsx';

await mount({ areas: () => ['admin'], page: (context) => <Admin context={context} /> });
