import { useTranslation } from 'react-i18next';
import type { ChannelItem } from '../api/views';
import { Button } from '../ui/button';

type Props = {
  channel: ChannelItem;
  busy: boolean;
  onTest: () => void;
  onSwitch: () => void;
  onRemove: () => void;
};

/** A group's robot on one line. */
export function ChannelLine({ channel, busy, onTest, onSwitch, onRemove }: Props) {
  const { t } = useTranslation();
  return (
    <li className={channel.enabled ? 'line user-line' : 'line user-line user-line-off'}>
      <span className="clip">
        <strong>{channel.name}</strong> {!channel.enabled && <span className="tag">{t('channels.isOff')}</span>}{' '}
        <span className="ink-3 small">
          {t(`channels.kind.${channel.kind}`)} · …{channel.hint} · {channel.team?.name ?? t('channels.everybody')}
        </span>
      </span>
      <span className="ink-2">
        {t('channels.counts', channel)}
        {channel.lastReason && <span className="late small"> {channel.lastReason}</span>}
      </span>
      <span className="user-acts">
        <Button look="quiet" busy={busy} onClick={onTest}>
          {t('channels.test')}
        </Button>
        <Button look="quiet" onClick={onSwitch}>
          {t(channel.enabled ? 'channels.off' : 'channels.on')}
        </Button>
        <Button look="quiet" onClick={onRemove}>
          {t('channels.remove')}
        </Button>
      </span>
    </li>
  );
}
