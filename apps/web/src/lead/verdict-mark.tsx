import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../ui/icon';

const looks: Record<string, [IconName, string]> = {
  fit: ['check', 'done'],
  pass: ['check', 'done'],
  near: ['near', 'soon'],
  fail: ['cross', 'late'],
  no: ['cross', 'late'],
  unknown: ['unknown', 'ink-3'],
};

/** ✓ ≈ ✗ ? with its word for those who do not see the colour. */
export function VerdictMark({ verdict }: { verdict: string }) {
  const { t } = useTranslation();
  const [icon, tone] = looks[verdict] ?? looks.unknown ?? ['unknown', 'ink-3'];
  return (
    <span className={`verdict ${tone}`} title={t(`verdict.${verdict}`)}>
      <Icon name={icon} label={t(`verdict.${verdict}`)} />
    </span>
  );
}
