import { useTranslation } from 'react-i18next';
import type { RoutingRule, RoutingRulesView } from '../api/routing';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { type CodeNames, conditionWords, targetWords } from './routing-words';

type Props = {
  rule: RoutingRule;
  nth: number;
  last: boolean;
  people: RoutingRulesView['people'];
  names: CodeNames;
  error?: string;
  onEdit: () => void;
  onMove: (by: number) => void;
  onToggle: () => void;
  onRemove: () => void;
};

export function RoutingRuleLine({ rule, nth, last, people, names, error, onEdit, onMove, onToggle, onRemove }: Props) {
  const { t } = useTranslation();
  return (
    <li className={rule.enabled ? 'line routing-line' : 'line routing-line routing-line-off'}>
      <span className="routing-nth ink-3">{nth + 1}</span>
      <span className="routing-what">
        <strong>{rule.name}</strong>{' '}
        <span className="ink-2">
          {conditionWords(rule.when, names, t)} → {targetWords(rule.to, people, t)}
        </span>
        {error && (
          <span className="field-error">
            <Icon name="late" />
            {error}
          </span>
        )}
      </span>
      <span className="user-acts">
        <Button look="quiet" icon="up" aria-label={t('routing.up')} disabled={nth === 0} onClick={() => onMove(-1)} />
        <Button look="quiet" icon="down" aria-label={t('routing.down')} disabled={last} onClick={() => onMove(1)} />
        <Button look="quiet" onClick={onEdit}>
          {t('common.edit')}
        </Button>
        <Button look="quiet" onClick={onToggle}>
          {t(rule.enabled ? 'user.disable' : 'user.enable')}
        </Button>
        <Button look="quiet" onClick={onRemove}>
          {t('routing.remove')}
        </Button>
      </span>
    </li>
  );
}
