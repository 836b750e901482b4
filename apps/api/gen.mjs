/**
 * Writes what is generated and committed: apps/api/openapi.json and the dashboard's types.
 * The Swagger plugin needs the TypeScript compiler (types of properties are gone once SWC has run), so the server is
 * compiled once more into a scratch folder, and only its routes are listed: no database is touched.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { before } from '@nestjs/swagger/plugin';
import ts from 'typescript';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const scratch = join(root, 'dist/gen');
const { options, fileNames } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
  ts.sys,
  root,
  { noEmit: false, outDir: scratch, declaration: false, sourceMap: false, isolatedModules: false },
);
rmSync(scratch, { recursive: true, force: true });
const program = ts.createProgram(
  fileNames.filter((file) => !/\.spec\.tsx?$|\/test\//.test(file)),
  options,
);
program.emit(undefined, undefined, undefined, false, {
  before: [before({ esmCompatible: true, introspectComments: true, classValidatorShim: true }, program)],
});

const walk = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
  );
for (const file of walk(scratch).filter((name) => name.endsWith('.js'))) {
  const code = readFileSync(file, 'utf8').replace(/(['"])@app\/([a-z]+)\1/g, (_, quote, lib) => {
    const target = relative(dirname(file), join(scratch, `libs/${lib}/src/index.js`));
    return `${quote}${target.startsWith('.') ? target : `./${target}`}${quote}`;
  });
  writeFileSync(file, code);
}
mkdirSync(join(scratch), { recursive: true });

const { writeOpenApi } = await import(pathToFileURL(join(scratch, 'apps/api/src/write-openapi.js')).href);
const file = join(root, 'apps/api/openapi.json');
await writeOpenApi(file);
execFileSync('npx', ['openapi-typescript', file, '-o', join(root, 'apps/web/src/api/schema.gen.ts')], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
});
rmSync(scratch, { recursive: true, force: true });
console.log('apps/api/openapi.json and apps/web/src/api/schema.gen.ts are fresh');
process.exit(0);
