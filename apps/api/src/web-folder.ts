import { join } from 'node:path';
import { projectFolder } from './project-folder.js';

/** Where Vite put the dashboard. */
export const webFolder = (): string => join(projectFolder(), 'dist/web');
