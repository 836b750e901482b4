import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../api/problem-text';
import { uploadQr } from '../api/settings';
import { Button } from '../ui/button';
import { toast } from '../ui/toast';

const most = 2 * 1024 * 1024;

export function QrField() {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [version, setVersion] = useState(0);
  const [missing, setMissing] = useState(false);
  const upload = useMutation({
    mutationFn: uploadQr,
    onSuccess: () => {
      setMissing(false);
      setVersion(Date.now());
      toast(t('firm.qrSaved'));
    },
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  const choose = (file: File | undefined) => {
    if (!file) return;
    if (!/^image\/(png|jpeg)$/.test(file.type)) return toast(t('firm.qrWrongType'), { bad: true });
    if (file.size > most) return toast(t('firm.qrTooLarge'), { bad: true });
    upload.mutate(file);
  };
  return (
    <div className="qr">
      <div className="qr-image">
        {missing ? (
          <span className="ink-3 small">{t('firm.qrNone')}</span>
        ) : (
          <img
            src={`/wechat-qr.png?v=${version}`}
            alt={t('firm.qr')}
            width={120}
            height={120}
            onError={() => setMissing(true)}
          />
        )}
      </div>
      <div className="stack-s">
        <p className="field-label">{t('firm.qr')}</p>
        <p className="field-hint">{t('firm.qrHint')}</p>
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('firm.qr')}
          onChange={(event) => {
            choose(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <Button busy={upload.isPending} onClick={() => input.current?.click()}>
          {t(upload.isPending ? 'firm.qrSending' : 'firm.qrChoose')}
        </Button>
      </div>
    </div>
  );
}
