import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usersQuery } from '../api/users';
import { Button } from '../ui/button';
import { Sheet } from '../ui/sheet';
import { Bones, Failed } from '../ui/states';
import { Leaves } from './leaves';
import { PersonWeek } from './person-week';
import { TeamTimeLine } from './team-time-line';

/** When the people of one's teams work and are away: a manager's own teams, an admin everybody. */
export function TeamTime() {
  const { t } = useTranslation();
  const query = useQuery(usersQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const people = (query.data?.items ?? []).filter(({ disabled }) => !disabled);
  const person = people.find(({ id }) => id === chosen);
  return (
    <>
      <div className="settings-bar">
        <p className="ink-2">{t('teamTime.intro')}</p>
      </div>
      {query.isPending && <Bones rows={6} height={44} />}
      {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
      <ul className="lines" aria-label={t('settings.team')}>
        {people.map((user) => (
          <TeamTimeLine key={user.id} user={user} onEdit={() => setChosen(user.id)} />
        ))}
      </ul>
      {person && (
        <Sheet
          title={t('teamTime.of', { name: person.name })}
          onClose={() => setChosen(null)}
          footer={<Button onClick={() => setChosen(null)}>{t('common.close')}</Button>}
        >
          <Leaves userId={person.id} />
          <PersonWeek userId={person.id} title={t('teamTime.week')} />
        </Sheet>
      )}
    </>
  );
}
