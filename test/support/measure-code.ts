import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

export interface Sized {
  path: string;
  lines: number;
}

export interface CodeMeasure {
  files: Sized[];
  lines: number;
  fileMedian: number;
  fileP90: number;
  functions: (Sized & { name: string })[];
  functionMedian: number;
  functionP90: number;
  /** Share of lines that are comment, 0 to 1. */
  commentShare: number;
  /** Groups of files that import each other at run time; types only do not count. */
  cycles: string[][];
}

const isMeasured = (name: string) => /\.(ts|tsx|mjs)$/.test(name) && !/\.(spec|gen|d)\.tsx?$/.test(name);

function sources(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'dist' ? [] : sources(path);
    return isMeasured(entry.name) ? [path] : [];
  });
}

/** The value at a share of the sorted list, the lower one of two. */
function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

function functionsIn(path: string, file: ts.SourceFile): (Sized & { name: string })[] {
  const found: (Sized & { name: string })[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const line = (position: number) => file.getLineAndCharacterOfPosition(position).line;
      const name = node.name?.getText(file) ?? `line ${line(node.getStart(file)) + 1}`;
      found.push({ path, name, lines: line(node.end) - line(node.getStart(file)) + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const isTypeOnly = (node: ts.ImportDeclaration | ts.ExportDeclaration): boolean => {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (!clause) return false;
  const named = clause.namedBindings;
  return (
    clause.isTypeOnly ||
    (!clause.name &&
      !!named &&
      ts.isNamedImports(named) &&
      named.elements.length > 0 &&
      named.elements.every((element) => element.isTypeOnly))
  );
};

function importsOf(root: string, path: string, file: ts.SourceFile): string[] {
  return file.statements.flatMap((node) => {
    if (!ts.isImportDeclaration(node) && !ts.isExportDeclaration(node)) return [];
    if (!node.moduleSpecifier || !ts.isStringLiteral(node.moduleSpecifier) || isTypeOnly(node)) return [];
    const name = node.moduleSpecifier.text;
    const lib = /^@app\/([a-z]+)$/.exec(name);
    if (lib) return [`libs/${lib[1]}/src/index.ts`];
    if (!name.startsWith('.')) return [];
    const bare = relative(root, join(root, dirname(path), name)).replace(/\.js$/, '');
    const target = [`${bare}.ts`, `${bare}.tsx`, `${bare}/index.ts`, bare].find((candidate) =>
      existsSync(join(root, candidate)),
    );
    return target ? [target] : [];
  });
}

/** Tarjan's strongly connected components of more than one file. */
function cyclesIn(graph: Map<string, string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const visit = (node: string): void => {
    index.set(node, index.size);
    low.set(node, index.get(node)!);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(low.get(node)!, low.get(next)!));
    }
    if (low.get(node) !== index.get(node)) return;
    const component = stack.splice(stack.indexOf(node));
    if (component.length > 1 || graph.get(node)?.includes(node)) cycles.push(component.sort());
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return cycles;
}

function commentLines(text: string): number {
  return text.split('\n').filter((line) => /^\s*(\/\/|\/\*|\*)/.test(line)).length;
}

/** Sizes and import cycles of the non-test, non-generated code below `folders`. */
export function measureCode(root: string, folders: string[]): CodeMeasure {
  const paths = folders.flatMap((folder) => sources(join(root, folder))).map((path) => relative(root, path));
  const graph = new Map<string, string[]>();
  const files: Sized[] = [];
  const functions: (Sized & { name: string })[] = [];
  let comments = 0;
  for (const path of paths) {
    const text = readFileSync(join(root, path), 'utf8');
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    files.push({ path, lines: text.trimEnd().split('\n').length });
    functions.push(...functionsIn(path, file));
    graph.set(path, importsOf(root, path, file));
    comments += commentLines(text);
  }
  const sizes = files.map((file) => file.lines);
  const lengths = functions.map((fn) => fn.lines);
  const lines = sizes.reduce((sum, size) => sum + size, 0);
  return {
    files,
    lines,
    fileMedian: quantile(sizes, 0.5),
    fileP90: quantile(sizes, 0.9),
    functions,
    functionMedian: quantile(lengths, 0.5),
    functionP90: quantile(lengths, 0.9),
    commentShare: comments / lines,
    cycles: cyclesIn(graph),
  };
}
