import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { playbooksQuery } from '../api/follow-up';
import type { Playbook } from '../api/views';
import { Button } from '../ui/button';
import { Bones, Failed } from '../ui/states';
import { PlaybookSheet } from './playbook-sheet';
import { keyLabel, waitText } from './playbook-words';
import '../styles/follow-up.css';

const triggers = ['outcome', 'stage', 'landing'] as const;

/** What follows a call, a stage and a signature; each line opens its editor. */
export function Playbooks() {
  const { t } = useTranslation();
  const query = useQuery(playbooksQuery);
  const [open, setOpen] = useState<Playbook | 'new' | null>(null);
  const all = query.data?.items ?? [];
  return (
    <>
      <div className="settings-bar">
        <p className="ink-2">{t('playbook.intro')}</p>
        <Button look="primary" icon="plus" onClick={() => setOpen('new')}>
          {t('playbook.add')}
        </Button>
      </div>
      {query.isPending && <Bones rows={12} height={44} />}
      {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
      {triggers.map((trigger) => {
        const items = all.filter((playbook) => playbook.trigger === trigger);
        if (items.length === 0) return null;
        return (
          <section key={trigger} aria-label={t(`playbook.trigger.${trigger}`)}>
            <h3 className="lines-group">
              {t(`playbook.trigger.${trigger}`)} <span className="ink-3">{items.length}</span>
            </h3>
            <ul className="lines">
              {items.map((playbook) => (
                <li key={playbook.id}>
                  <PlaybookLine playbook={playbook} onOpen={() => setOpen(playbook)} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {open && <PlaybookSheet playbook={open === 'new' ? null : open} all={all} onClose={() => setOpen(null)} />}
    </>
  );
}

function PlaybookLine({ playbook, onOpen }: { playbook: Playbook; onOpen: () => void }) {
  const { t } = useTranslation();
  const { name, grade, active, definition, version, running, runningOlder } = playbook;
  const steps = definition.steps.map(({ title, wait }) => `${waitText(wait, t)} ${title}`).join(' → ');
  return (
    <button type="button" className={active ? 'playbook-line' : 'playbook-line playbook-off'} onClick={onOpen}>
      <span className="clip">
        <strong>{name}</strong> {grade !== 'any' && <span className="tag">{t(`grade.${grade}`)}</span>}{' '}
        {!active && <span className="tag">{t('playbook.inactive')}</span>}{' '}
        <span className="ink-3 small">{keyLabel(playbook, t)}</span>
      </span>
      <span className="clip ink-2" title={steps}>
        {steps}
      </span>
      <span className="ink-3 small playbook-state">
        {running > 0 && t('playbook.running', { count: running })}
        {runningOlder > 0 && ` ${t('playbook.older', { count: runningOlder })}`} v{version}
      </span>
    </button>
  );
}
