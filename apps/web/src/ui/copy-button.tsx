import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { copyText } from './copy-text';
import { toast } from './toast';

export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { t } = useTranslation();
  const copy = async () => {
    const done = await copyText(text);
    toast(t(done ? 'common.copied' : 'common.copyFailed'), { bad: !done });
  };
  return (
    <Button
      look="quiet"
      icon="copy"
      className="btn-small"
      aria-label={label ? undefined : t('common.copy')}
      onClick={() => void copy()}
    >
      {label}
    </Button>
  );
}
