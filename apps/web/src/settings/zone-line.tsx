import { useTranslation } from 'react-i18next';
import type { ZoneView } from '../api/views';
import { Button } from '../ui/button';

type Props = {
  zone: ZoneView;
  onEdit: (zone: ZoneView) => void;
  onHide: (zone: ZoneView) => void;
  onRemove: (zone: ZoneView) => void;
};

/** A zone on one line: what it is called, where it lies, how people say it. */
export function ZoneLine({ zone, onEdit, onHide, onRemove }: Props) {
  const { t } = useTranslation();
  const kind = zone.hidden ? 'hidden' : !zone.builtIn ? 'own' : zone.changed ? 'changed' : null;
  return (
    <li className={zone.hidden ? 'line user-line user-line-off' : 'line user-line'}>
      <span className="clip" title={zone.name}>
        <strong>{zone.name}</strong> {kind && <span className="tag">{t(`zone.${kind}`)}</span>}{' '}
        <span className="ink-3 small">{zone.host}</span>
      </span>
      <span className="clip ink-2" title={zone.shorts.join('、')}>
        {zone.shorts.join('、')}
      </span>
      <span className="user-acts">
        <Button look="quiet" onClick={() => onEdit(zone)}>
          {t('common.edit')}
        </Button>
        {zone.builtIn && (
          <Button look="quiet" onClick={() => onHide(zone)}>
            {t(zone.hidden ? 'zone.show' : 'zone.hide')}
          </Button>
        )}
        {zone.changed && (
          <Button look="quiet" onClick={() => onRemove(zone)}>
            {t(zone.builtIn ? 'zone.reset' : 'zone.remove')}
          </Button>
        )}
      </span>
    </li>
  );
}
