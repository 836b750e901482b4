import { useTranslation } from 'react-i18next';
import { useConnection } from './live';

export function ConnectionDot() {
  const { t } = useTranslation();
  const connection = useConnection();
  return (
    <span className={`connection connection-${connection}`} role="status" title={t(`connection.${connection}Hint`)}>
      <span className="connection-dot" aria-hidden="true" />
      <span className="connection-word">{t(`connection.${connection}`)}</span>
    </span>
  );
}
