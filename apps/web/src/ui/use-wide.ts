import { useSyncExternalStore } from 'react';

const media = window.matchMedia('(min-width: 761px)');
const subscribe = (listener: () => void) => {
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
};

/** False on a phone. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => media.matches);
