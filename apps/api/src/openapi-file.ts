import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';

/** The committed API document, beside the sources or beside the build. */
export function openApiFile(): OpenAPIObject {
  const places = [join(process.cwd(), 'apps/api/openapi.json'), resolve(process.argv[1] ?? '.', '../../openapi.json')];
  const file = places.find(existsSync);
  if (!file) throw new Error(`openapi.json is missing; run npm run gen (looked at ${places.join(', ')})`);
  return JSON.parse(readFileSync(file, 'utf8')) as OpenAPIObject;
}
