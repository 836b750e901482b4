import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { replayRouting, routingQuery, saveRouting, type RoutingRule, type RoutingRulesView } from '../api/routing';
import { usersQuery } from '../api/users';
import { number } from '../format/number';
import { AppLink } from '../ui/app-link';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { Bones, Failed } from '../ui/states';
import { toast } from '../ui/toast';
import { Problem } from '../api/problem';
import { ReplayResult } from './replay-result';
import { RoutingRuleLine } from './routing-rule-line';
import { RoutingRuleSheet } from './routing-rule-sheet';
import type { CodeNames } from './routing-words';
import { RotaTable } from './rota-table';
import '../styles/routing.css';

export function Routing() {
  const query = useQuery(routingQuery);
  if (query.isPending) return <Bones rows={8} height={44} />;
  if (!query.data) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <RoutingForm key={query.data.version} view={query.data} />;
}

/** Rules are edited as a draft; what they would have changed is shown before they are saved. */
function RoutingForm({ view }: { view: RoutingRulesView }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const users = useQuery(usersQuery);
  const [rules, setRules] = useState<RoutingRule[]>(view.rules);
  const [capacity, setCapacity] = useState(view.capacity === null ? '' : String(view.capacity));
  const [names, setNames] = useState<CodeNames>(view);
  const [editing, setEditing] = useState<number | 'new' | null>(null);
  const body = { rules, capacity: capacity.trim() === '' ? null : Number(capacity) };
  const changed = JSON.stringify(body) !== JSON.stringify({ rules: view.rules, capacity: view.capacity });
  const replay = useMutation({ mutationFn: () => replayRouting(body) });
  const save = useMutation({
    mutationFn: () => saveRouting({ ...body, version: view.version }),
    onSuccess: (next) => {
      toast(t('routing.saved', { version: next.version }));
      queries.setQueryData(routingQuery.queryKey, next);
    },
    onError: () => void queries.invalidateQueries({ queryKey: routingQuery.queryKey, refetchType: 'none' }),
  });
  const change = (next: RoutingRule[]) => {
    setRules(next);
    replay.reset();
    save.reset();
  };
  const failed = save.error ?? replay.error;
  const errors = failed instanceof Problem ? failed.byField : {};
  return (
    <div className="routing">
      <Head waiting={view.waiting} onAdd={() => setEditing('new')} />
      <RuleList
        rules={rules}
        people={view.people}
        names={names}
        errors={errors}
        onEdit={setEditing}
        onChange={change}
      />
      {rules.length > 0 && <p className="routing-rest ink-2">{t('routing.rest')}</p>}
      <div className="routing-foot">
        <TextField
          label={t('routing.capacity')}
          hint={t('routing.capacityHint')}
          inputMode="numeric"
          value={capacity}
          error={errors.capacity}
          onChange={(event) => setCapacity(event.target.value)}
        />
        <FormNotice error={failed} />
        <div className="form-foot">
          <Button look="primary" busy={save.isPending} disabled={!changed} onClick={() => save.mutate()}>
            {t('routing.save')}
          </Button>
          <Button busy={replay.isPending} onClick={() => replay.mutate()}>
            {t('routing.replay')}
          </Button>
          <span className="ink-3 small">{t('routing.version', { version: number(view.version) })}</span>
        </div>
        {replay.data && <ReplayResult replay={replay.data} />}
      </div>
      <h2 className="routing-title">{t('routing.rota')}</h2>
      <RotaTable users={users.data?.items.filter(({ role, disabled }) => role === 'advisor' && !disabled) ?? []} />
      {editing !== null && (
        <RoutingRuleSheet
          rule={editing === 'new' ? undefined : rules[editing]}
          people={view.people}
          names={names}
          onClose={() => setEditing(null)}
          onDone={(rule, chosen) => {
            setNames(({ regions, industries }) => ({
              regions: [...regions, ...chosen.regions],
              industries: [...industries, ...chosen.industries],
            }));
            change(editing === 'new' ? [...rules, rule] : rules.map((one, nth) => (nth === editing ? rule : one)));
          }}
        />
      )}
    </div>
  );
}

function Head({ waiting, onAdd }: { waiting: number; onAdd: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="settings-bar">
        <p className="ink-2">{t('routing.intro')}</p>
        <Button icon="plus" onClick={onAdd}>
          {t('routing.add')}
        </Button>
      </div>
      {waiting > 0 && (
        <p className="routing-waiting">
          <AppLink href="/leads?view=waiting">{t('routing.waiting', { count: waiting })}</AppLink>
        </p>
      )}
    </>
  );
}

type ListProps = {
  rules: RoutingRule[];
  people: RoutingRulesView['people'];
  names: CodeNames;
  errors: Record<string, string>;
  onEdit: (nth: number) => void;
  onChange: (rules: RoutingRule[]) => void;
};

function RuleList({ rules, people, names, errors, onEdit, onChange }: ListProps) {
  const { t } = useTranslation();
  const move = (from: number, to: number) => {
    const next = [...rules];
    next.splice(to, 0, ...next.splice(from, 1));
    onChange(next);
  };
  return (
    <>
      {rules.length === 0 && <p className="routing-none ink-2">{t('routing.none')}</p>}
      <ol className="lines" aria-label={t('settings.routing')}>
        {rules.map((rule, nth) => (
          <RoutingRuleLine
            key={rule.id || nth}
            rule={rule}
            nth={nth}
            last={nth === rules.length - 1}
            people={people}
            names={names}
            error={errors[`rules.${nth}`]}
            onEdit={() => onEdit(nth)}
            onMove={(by) => move(nth, nth + by)}
            onToggle={() => onChange(rules.map((one) => (one === rule ? { ...one, enabled: !one.enabled } : one)))}
            onRemove={() => onChange(rules.filter((one) => one !== rule))}
          />
        ))}
      </ol>
    </>
  );
}
