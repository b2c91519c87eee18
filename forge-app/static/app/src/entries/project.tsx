import { Project } from '../project/project.tsx';
import { mount } from './mount.tsx';

await mount({ areas: () => ['project'], page: (context) => <Project context={context} /> });
