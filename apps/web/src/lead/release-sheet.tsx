import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { releaseLead } from '../api/leads';
import { problemText } from '../api/problem-text';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';
import { useRefreshLead } from './use-lead-acts';

const reasons = ['no_reach', 'other_region', 'no_time', 'not_mine'] as const;

export function ReleaseSheet({ leadId, who, onClose }: { leadId: string; who: string; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const refresh = useRefreshLead();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const release = useMutation({
    mutationFn: () => releaseLead(leadId, reason.trim()),
    onSuccess: () => {
      toast(t('pool.released'));
      refresh(leadId);
      onClose();
      void navigate({ to: '/leads', search: {} });
    },
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  return (
    <Sheet
      title={t('pool.releaseTitle', { who })}
      onClose={onClose}
      footer={
        <Button
          look="primary"
          busy={release.isPending}
          onClick={() => {
            setTried(true);
            if (reason.trim()) release.mutate();
          }}
        >
          {t('pool.release')}
        </Button>
      }
    >
      <p className="ink-2">{t('pool.releaseText')}</p>
      <div className="chips">
        {reasons.map((key) => {
          const text = t(`releaseReason.${key}`);
          return (
            <button
              key={key}
              type="button"
              className="chip"
              aria-pressed={reason === text}
              onClick={() => setReason(text)}
            >
              {text}
            </button>
          );
        })}
      </div>
      <TextField
        label={t('pool.reason')}
        must={t('common.required')}
        maxLength={200}
        value={reason}
        error={tried && !reason.trim() ? t('pool.reasonMissing') : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
    </Sheet>
  );
}
