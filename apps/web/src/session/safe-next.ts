/** Where to go after signing in: only a path inside the dashboard, never another site. */
export function safeNext(next: string | undefined): string | undefined {
  if (!next || !next.startsWith('/') || next.startsWith('//') || next.includes('\\')) return undefined;
  const path = next.startsWith('/app/') ? next : `/app${next}`;
  return path.startsWith('/app/sign-in') ? undefined : path;
}
