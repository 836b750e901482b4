import { useSyncExternalStore } from 'react';

export type Scheme = 'light' | 'dark';
const remembered = 'plotline.scheme';
const media = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

const chosen = (): Scheme | null => {
  const value = localStorage.getItem(remembered);
  return value === 'light' || value === 'dark' ? value : null;
};
const scheme = (): Scheme => chosen() ?? (media.matches ? 'dark' : 'light');

function apply(): void {
  document.documentElement.dataset.theme = scheme();
  listeners.forEach((listener) => listener());
}

export function startColorScheme(): void {
  apply();
  media.addEventListener('change', apply);
}

/** A choice that equals the system's is forgotten, so that the page follows the system again. */
export function toggleScheme(): void {
  const next: Scheme = scheme() === 'dark' ? 'light' : 'dark';
  if (next === (media.matches ? 'dark' : 'light')) localStorage.removeItem(remembered);
  else localStorage.setItem(remembered, next);
  apply();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useScheme = (): Scheme => useSyncExternalStore(subscribe, scheme);
