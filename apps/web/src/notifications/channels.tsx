import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsQuery, removeChannel, setChannel, testChannel } from '../api/notifications';
import { problemText } from '../api/problem-text';
import type { ChannelItem } from '../api/views';
import { Button } from '../ui/button';
import { Bones, Failed } from '../ui/states';
import { toast } from '../ui/toast';
import { AddChannelSheet } from './add-channel-sheet';
import { ChannelLine } from './channel-line';

/** Ways out of the dashboard, how they did in the last week, and a test for each. */
export function Channels() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const query = useQuery(channelsQuery);
  const [adding, setAdding] = useState(false);
  const reload = () => void cache.invalidateQueries({ queryKey: channelsQuery.queryKey });
  const failed = (error: unknown) => toast(problemText(error, t), { bad: true });
  const test = useMutation({
    mutationFn: ({ id }: { id?: string; name: string }) => testChannel(id),
    onSuccess: ({ ok, reason }, { name }) =>
      toast(ok ? t('channels.tested', { name }) : t('channels.testFailed', { name, reason }), { bad: !ok }),
    onError: failed,
  });
  const change = useMutation({
    mutationFn: ({ id, enabled }: ChannelItem) => setChannel(id, !enabled),
    onSuccess: reload,
    onError: failed,
  });
  const remove = useMutation({
    mutationFn: ({ id }: ChannelItem) => removeChannel(id),
    onSuccess: (_gone, { name }) => {
      toast(t('channels.removed', { name }));
      reload();
    },
    onError: failed,
  });
  const mail = query.data?.mail;
  return (
    <>
      <div className="settings-bar">
        <p className="ink-2">{t('channels.intro')}</p>
        <Button look="primary" icon="plus" onClick={() => setAdding(true)}>
          {t('channels.add')}
        </Button>
      </div>
      {query.isPending && <Bones rows={3} height={44} />}
      {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
      <ul className="lines" aria-label={t('settings.channels')}>
        {mail && (
          <li className="line user-line">
            <strong>{t('channels.kind.mail')}</strong>
            <span className="ink-2">
              {t(mail.there ? 'channels.mailOn' : 'channels.mailOff')}
              {mail.there && ` · ${t('channels.counts', mail)}`}
              {mail.lastReason && <span className="late small"> {mail.lastReason}</span>}
            </span>
            <span className="user-acts">
              {mail.there && (
                <Button
                  look="quiet"
                  busy={test.isPending}
                  onClick={() => test.mutate({ name: t('channels.kind.mail') })}
                >
                  {t('channels.test')}
                </Button>
              )}
            </span>
          </li>
        )}
        {query.data?.items.map((channel) => (
          <ChannelLine
            key={channel.id}
            channel={channel}
            busy={test.isPending}
            onTest={() => test.mutate(channel)}
            onSwitch={() => change.mutate(channel)}
            onRemove={() => remove.mutate(channel)}
          />
        ))}
      </ul>
      {adding && <AddChannelSheet onClose={() => setAdding(false)} onAdded={reload} />}
    </>
  );
}
