import { useTranslation } from 'react-i18next';
import { useCan, useMe } from '../api/session';
import type { LeadView } from '../api/views';
import { Button } from '../ui/button';
import { useMenu } from '../ui/use-menu';
import type { LeadSheet } from './lead-sheets';
import { useClaim } from './use-claim';
import type { usePhone } from './use-phone';

type Props = { lead: LeadView; phone: ReturnType<typeof usePhone>; onOpen: (sheet: LeadSheet) => void };

/** What can be done with the lead: claim it in the pool, else call and log; the rest behind 更多. */
export function LeadActs({ lead, phone, onOpen }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const mayAssign = useCan('lead.assign');
  const mayClaim = useCan('lead.claim');
  const { open, ref, toggle, close } = useMenu();
  const claim = useClaim(lead.id);
  const menu = (sheet: LeadSheet) => () => {
    close();
    onOpen(sheet);
  };
  if (!lead.owner && mayClaim)
    return (
      <div className="lead-acts">
        {mayAssign && <Button onClick={() => onOpen({ kind: 'assign' })}>{t('lead.assign')}</Button>}
        <Button look="primary" busy={claim.isPending} onClick={() => claim.mutate()}>
          {t('pool.claim')}
        </Button>
      </div>
    );
  const mine = lead.owner?.id === me.id;
  return (
    <div className="lead-acts">
      <Button icon="log" shortcut="C" onClick={() => onOpen({ kind: 'call' })}>
        {t('today.log')}
      </Button>
      <div className="menu-place" ref={ref}>
        <Button icon="more" aria-label={t('shell.more')} aria-haspopup="menu" aria-expanded={open} onClick={toggle} />
        {open && (
          <div className="menu menu-right" role="menu">
            <button type="button" role="menuitem" onClick={menu({ kind: 'stage' })}>
              {t('stageMove.open')}
            </button>
            <button type="button" role="menuitem" onClick={menu({ kind: 'task' })}>
              {t('task.add')}
            </button>
            {(mine || mayAssign) && (
              <button type="button" role="menuitem" onClick={menu({ kind: 'transfer' })}>
                {t('transfer.open')}
              </button>
            )}
            {!lead.doNotContact && (
              <button type="button" role="menuitem" onClick={menu({ kind: 'do-not-contact' })}>
                {t('doNotContact.open')}
              </button>
            )}
            {(mine || mayAssign) && (
              <button type="button" role="menuitem" onClick={menu({ kind: 'release' })}>
                {t('pool.release')}
              </button>
            )}
          </div>
        )}
      </div>
      <Button
        look="primary"
        icon="phone"
        busy={phone.busy}
        disabled={!lead.phone || lead.doNotContact}
        onClick={phone.call}
      >
        {t('today.call')}
      </Button>
    </div>
  );
}
