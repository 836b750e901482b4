import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Sheet } from '../ui/sheet';

type Props = { name: string; email?: string; password: string; onClose: () => void };

/** The one time a password is seen. */
export function OncePassword({ name, email, password, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Sheet
      title={t('user.onceTitle', { name })}
      onClose={onClose}
      footer={
        <Button look="primary" onClick={onClose}>
          {t('user.onceDone')}
        </Button>
      }
    >
      <p className="ink-2">{t('user.onceText')}</p>
      <div className="once">
        <code>{password}</code>
        <CopyButton
          text={email ? `${window.location.origin}/app\n${email}\n${password}` : password}
          label={t('user.onceCopy')}
        />
      </div>
    </Sheet>
  );
}
