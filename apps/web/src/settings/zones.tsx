import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../api/problem-text';
import type { ZoneView } from '../api/views';
import { removeZone, saveZone, zonesQuery } from '../api/zones';
import { Button } from '../ui/button';
import { Bones, Failed } from '../ui/states';
import { toast } from '../ui/toast';
import { ZoneLine } from './zone-line';
import { ZoneSheet } from './zone-sheet';

/** The development zones that texts are read by: own and changed ones first, then the built-in list. */
export function Zones() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const query = useQuery(zonesQuery);
  const [text, setText] = useState('');
  const [open, setOpen] = useState<ZoneView | 'new' | null>(null);
  const reload = () => {
    for (const key of [zonesQuery.queryKey, ['regions'], ['places']]) void queries.invalidateQueries({ queryKey: key });
  };
  const failed = (error: unknown) => {
    reload();
    toast(problemText(error, t), { bad: true });
  };
  const hide = useMutation({
    mutationFn: ({ name, hostCode, shorts, hidden, version }: ZoneView) =>
      saveZone({ name, hostCode, shorts, hidden: !hidden, version }),
    onSuccess: (_list, { name, hidden }) => {
      reload();
      toast(t(hidden ? 'zone.shownNow' : 'zone.hiddenNow', { name }));
    },
    onError: failed,
  });
  const back = useMutation({
    mutationFn: ({ name, hostCode, shorts, hidden }: ZoneView) =>
      saveZone({ name, hostCode, shorts, hidden, version: null }),
    onSuccess: reload,
    onError: failed,
  });
  const remove = useMutation({
    mutationFn: ({ name }: ZoneView) => removeZone(name),
    onSuccess: (_gone, zone) => {
      reload();
      const undo = { label: t('common.undo'), run: () => back.mutate(zone) };
      toast(t(zone.builtIn ? 'zone.resetNow' : 'zone.removedNow', { name: zone.name }), { action: undo });
    },
    onError: failed,
  });

  const sought = text.trim();
  const zones = (query.data?.items ?? []).filter(({ name, host, shorts }) =>
    [name, host, ...shorts].some((word) => word.includes(sought)),
  );
  return (
    <>
      <div className="settings-bar">
        <p className="ink-2">{t('zone.intro')}</p>
        <Button look="primary" icon="plus" onClick={() => setOpen('new')}>
          {t('zone.add')}
        </Button>
      </div>
      <div className="zone-find">
        <input
          className="input"
          type="search"
          aria-label={t('zone.find')}
          placeholder={t('zone.find')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {query.data && <span className="ink-3">{t('zone.count', { count: zones.length })}</span>}
      </div>
      {query.isPending && <Bones rows={10} height={44} />}
      {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
      <ul className="lines" aria-label={t('settings.zones')}>
        {zones.map((zone) => (
          <ZoneLine key={zone.name} zone={zone} onEdit={setOpen} onHide={hide.mutate} onRemove={remove.mutate} />
        ))}
      </ul>
      {query.data && zones.length === 0 && <p className="zone-none ink-2">{t('zone.noneFound', { what: sought })}</p>}
      {open && <ZoneSheet zone={open === 'new' ? null : open} onClose={() => setOpen(null)} onSaved={reload} />}
    </>
  );
}
