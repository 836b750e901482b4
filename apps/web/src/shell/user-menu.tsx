import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { problemText } from '../api/problem-text';
import { signOut, useMe } from '../api/session';
import { AppLink } from '../ui/app-link';
import { toggleScheme, useScheme } from '../ui/color-scheme';
import { Icon } from '../ui/icon';
import { toast } from '../ui/toast';
import { useMenu } from '../ui/use-menu';
import { currentLanguage, switchLanguage } from '../i18n/i18n';

/** In the rail they are items of a menu, in the phone's sheet plain buttons. */
export function MenuItems({ close, role }: { close: () => void; role?: 'menuitem' }) {
  const { t } = useTranslation();
  const scheme = useScheme();
  const navigate = useNavigate();
  const leave = () =>
    signOut()
      .then(() => navigate({ to: '/sign-in' }))
      .catch((error: unknown) => toast(problemText(error, t), { bad: true }));
  return (
    <>
      <AppLink href="/settings/me" role={role} onClick={close}>
        <Icon name="user" />
        {t('shell.account')}
      </AppLink>
      <button type="button" role={role} onClick={toggleScheme}>
        <Icon name={scheme === 'dark' ? 'sun' : 'moon'} />
        {t(scheme === 'dark' ? 'shell.light' : 'shell.dark')}
      </button>
      <button
        type="button"
        role={role}
        lang={currentLanguage() === 'en' ? 'zh-CN' : 'en'}
        onClick={() => void switchLanguage(currentLanguage() === 'en' ? 'zh-CN' : 'en')}
      >
        <Icon name="language" />
        {currentLanguage() === 'en' ? '中文' : 'English'}
      </button>
      <hr />
      <button type="button" role={role} onClick={() => void leave()}>
        <Icon name="leave" />
        {t('shell.signOut')}
      </button>
    </>
  );
}

export function UserMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const { open, ref, toggle, close } = useMenu();
  return (
    <div className="user-menu" ref={ref}>
      {open && (
        <div className="menu user-menu-list" role="menu">
          <MenuItems close={close} role="menuitem" />
        </div>
      )}
      <button
        type="button"
        className="rail-link user-menu-button"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={toggle}
      >
        <Icon name="user" />
        <span className="rail-word clip">{me.name}</span>
        <span className="rail-word small ink-3">{t(`role.${me.role}`)}</span>
      </button>
    </div>
  );
}
