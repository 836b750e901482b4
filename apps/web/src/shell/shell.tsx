import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Bell } from '../notifications/bell';
import { BottomBar } from './bottom-bar';
import { CalendarBanner } from './calendar-banner';
import { ConnectionDot } from './connection-dot';
import { useLive } from './live';
import { Rail } from './rail';
import { SearchBox } from './search-box';

export function Shell() {
  const { t } = useTranslation();
  useLive();
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <Rail />
      <div className="shell-page">
        <div className="topbar">
          <SearchBox />
          <ConnectionDot />
          <Bell />
        </div>
        <CalendarBanner />
        <main id="main" className="main" tabIndex={-1} data-scroll-restoration-id="main">
          <Suspense>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <BottomBar />
    </div>
  );
}
