import { useTranslation } from 'react-i18next';
import type { TaskView } from '../api/views';

type Props = { rung: TaskView['rung'] };

/** 「已通知组长」 beside a first call that was not made. */
export function ClimbNote({ rung }: Props) {
  const { t } = useTranslation();
  if (!rung || rung === 'owner') return null;
  return <span className="climb-note small"> · {t(`ladder.told.${rung}`)}</span>;
}
