import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { problemText } from '../api/problem-text';
import { Icon } from './icon';

/** What the server said no with; where it named fields the words stand at those, and the first of them comes into view. */
export function FormNotice({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const place = useRef<HTMLSpanElement>(null);
  const isOfFields = error instanceof Problem && error.fields.length > 0;
  useEffect(() => {
    if (!isOfFields) return;
    const wrong = place.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid]');
    wrong?.focus({ preventScroll: true });
    wrong?.scrollIntoView({ block: 'center' });
  }, [error, isOfFields]);
  if (isOfFields) return <span ref={place} hidden />;
  if (!error) return null;
  return (
    <div className="notice" role="alert">
      <Icon name="late" />
      <span>{problemText(error, t)}</span>
    </div>
  );
}
