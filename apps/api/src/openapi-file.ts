import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { projectFolder } from './project-folder.js';

/** The committed API document, beside the sources or, in an image without them, in the build. */
export function openApiFile(): OpenAPIObject {
  const places = ['apps/api/openapi.json', 'dist/apps/api/openapi.json'].map((path) => join(projectFolder(), path));
  const file = places.find(existsSync);
  if (!file) throw new Error(`openapi.json is missing; run npm run gen (looked at ${places.join(', ')})`);
  return JSON.parse(readFileSync(file, 'utf8')) as OpenAPIObject;
}
