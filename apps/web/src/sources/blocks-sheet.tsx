import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../api/session';
import { blocksQuery } from '../api/sources';
import { Problem } from '../api/problem';
import { exact } from '../format/time';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Sheet } from '../ui/sheet';
import { Bones, Empty, Failed } from '../ui/states';
import { useSourceActs } from './use-source-acts';

/** Hosts and sources that nothing is fetched from; opening one again is one tap. */
export function BlocksSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const query = useQuery(blocksQuery);
  const mayEdit = useCan('source.edit');
  const { unblock } = useSourceActs();
  const items = query.data?.items ?? [];
  return (
    <Sheet title={t('newsSource.blocks')} onClose={onClose} wide>
      {mayEdit && <AddHost />}
      {query.isPending && <Bones rows={3} />}
      {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && (
        <Empty title={t('newsSource.blocksNone')}>{t('newsSource.blocksNoneText')}</Empty>
      )}
      <ul className="source-blocks">
        {items.map(({ id, host, sourceName, reason, createdBy, createdAt }) => (
          <li key={id}>
            <span>
              <strong>{host ?? sourceName}</strong> <span className="ink-2">{reason || t('newsSource.noReason')}</span>
              <span className="ink-3 small">
                {createdBy} · {exact(createdAt)}
              </span>
            </span>
            {mayEdit && (
              <Button look="quiet" onClick={() => unblock.mutate(id)}>
                {t('newsSource.unblock')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function AddHost() {
  const { t } = useTranslation();
  const { block } = useSourceActs();
  const [host, setHost] = useState('');
  const [reason, setReason] = useState('');
  const errors = block.error instanceof Problem ? block.error.byField : {};
  const add = () =>
    block.mutate(
      { host: host.trim(), reason: reason.trim() },
      {
        onSuccess: () => {
          setHost('');
          setReason('');
        },
      },
    );
  return (
    <form
      className="source-add-host"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextField
        label={t('newsSource.host')}
        placeholder="news.example.cn"
        value={host}
        error={errors.host}
        onChange={(event) => setHost(event.target.value)}
      />
      <TextField
        label={t('newsSource.reason')}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" busy={block.isPending}>
        {t('newsSource.act.block')}
      </Button>
    </form>
  );
}
