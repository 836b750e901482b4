import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import { AppLink } from '../ui/app-link';
import { Icon } from '../ui/icon';
import { Sheet } from '../ui/sheet';
import { destinationsOf } from './navigation';
import { useHere } from './rail';
import { MenuItems } from './user-menu';

const first = ['today', 'leads', 'tasks', 'listings'];

/** Five places for the thumb; the rest is behind 更多. */
export function BottomBar() {
  const { t } = useTranslation();
  const me = useMe();
  const here = useHere();
  const [more, setMore] = useState(false);
  const allowed = destinationsOf(me.can);
  const rest = allowed.filter(({ key }) => !first.includes(key));
  return (
    <nav className="bottom-bar" aria-label={t('shell.navigation')}>
      {allowed
        .filter(({ key }) => first.includes(key))
        .map(({ key, href, icon }) => (
          <AppLink key={key} href={href} className="bottom-link" aria-current={here === key ? 'page' : undefined}>
            <Icon name={icon} />
            {t(`nav.${key}`)}
          </AppLink>
        ))}
      <button
        type="button"
        className="bottom-link"
        aria-current={rest.some(({ key }) => key === here) ? 'page' : undefined}
        onClick={() => setMore(true)}
      >
        <Icon name="more" />
        {t('shell.more')}
      </button>
      {more && (
        <Sheet title={`${me.name} · ${t(`role.${me.role}`)}`} onClose={() => setMore(false)}>
          <div className="more-list">
            {rest.map(({ key, href, icon }) => (
              <AppLink key={key} href={href} onClick={() => setMore(false)}>
                <Icon name={icon} />
                {t(`nav.${key}`)}
              </AppLink>
            ))}
            <hr />
            <MenuItems close={() => setMore(false)} />
          </div>
        </Sheet>
      )}
    </nav>
  );
}
