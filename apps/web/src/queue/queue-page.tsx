import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queueQuery } from '../api/queue';
import { useMe } from '../api/session';
import { SettingsTabs } from '../settings/settings-tabs';
import { NotFound } from '../shell/not-found';
import { TitleLine } from '../shell/title-line';
import { Icon } from '../ui/icon';
import { Bones, Failed } from '../ui/states';
import { FailedJobs } from './failed-jobs';
import { HealthLine } from './health-line';
import { QueueTable } from './queue-table';
import '../styles/lists.css';
import '../styles/settings.css';
import '../styles/queue.css';

/** The machine room: how far the flow is behind, the queues, and what failed for good. */
export function QueuePage() {
  const { t } = useTranslation();
  const me = useMe();
  const query = useQuery({ ...queueQuery, enabled: me.can.includes('queue.manage') });
  if (!me.can.includes('queue.manage')) return <NotFound />;
  const board = (
    <a className="btn btn-quiet" href="/api/queues" target="_blank" rel="noreferrer" title={t('queue.boardHint')}>
      {t('queue.board')}
      <Icon name="open" />
    </a>
  );
  return (
    <>
      <TitleLine title={t('nav.settings')} tab={t('settings.queue')} action={board} />
      <SettingsTabs chosen="queue" />
      {query.isPending && <Bones rows={5} height={44} />}
      {query.isError && !query.data && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.data && (
        <>
          <HealthLine health={query.data.health} queues={query.data.queues} failed={query.data.failed} />
          <QueueTable queues={query.data.queues} />
        </>
      )}
      <FailedJobs count={query.data?.failed} />
    </>
  );
}
