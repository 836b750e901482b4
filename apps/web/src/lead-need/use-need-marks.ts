import { useCallback, useRef, useState } from 'react';

/** Which row of the need is marked with its words; `show` brings the words into view, `place` holds them. */
export function useNeedMarks() {
  const [marked, setMarked] = useState<string>();
  const place = useRef<HTMLDivElement>(null);
  const mark = useCallback((key?: string, show = false) => {
    setMarked(key);
    if (key && show)
      requestAnimationFrame(() => place.current?.querySelector('mark')?.scrollIntoView({ block: 'center' }));
  }, []);
  return { marked, mark, place };
}
