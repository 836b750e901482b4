import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { problemText } from '../api/problem-text';
import { Icon } from './icon';

/** What the server said no with, unless it named fields: then the words stand at those. */
export function FormNotice({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!error || (error instanceof Problem && error.fields.length > 0)) return null;
  return (
    <div className="notice" role="alert">
      <Icon name="late" />
      <span>{problemText(error, t)}</span>
    </div>
  );
}
