import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignLead } from '../api/leads';
import { problemText } from '../api/problem-text';
import { usersQuery } from '../api/users';
import type { LeadView } from '../api/views';
import { TextField } from '../ui/field';
import { Icon } from '../ui/icon';
import { Sheet } from '../ui/sheet';
import { Bones, Failed } from '../ui/states';
import { toast } from '../ui/toast';
import { useRefreshLead } from './use-lead-acts';

export function AssignSheet({ lead, who, onClose }: { lead: LeadView; who: string; onClose: () => void }) {
  const { t } = useTranslation();
  const users = useQuery(usersQuery);
  const refresh = useRefreshLead();
  const [text, setText] = useState('');
  const assign = useMutation({
    mutationFn: ({ id }: { id: string; name: string }) => assignLead(lead.id, id),
    onSuccess: (_lead, { name }) => {
      toast(t('lead.assigned', { name }));
      refresh(lead.id);
      onClose();
    },
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  const found = users.data?.items.filter(({ name, disabled }) => !disabled && name.includes(text.trim())) ?? [];
  return (
    <Sheet title={t('lead.assignTitle', { who })} onClose={onClose}>
      {(users.data?.items.length ?? 0) > 8 && (
        <TextField label={t('lead.findPerson')} value={text} onChange={(event) => setText(event.target.value)} />
      )}
      {users.isPending && <Bones rows={5} />}
      {users.isError && <Failed error={users.error} retry={() => void users.refetch()} />}
      <ul className="stage-choices">
        {found.map(({ id, name, team, role }) => (
          <li key={id}>
            <button
              type="button"
              className="stage-choice"
              aria-current={lead.owner?.id === id ? 'true' : undefined}
              disabled={assign.isPending}
              onClick={() => (lead.owner?.id === id ? onClose() : assign.mutate({ id, name }))}
            >
              <span className="stage-choice-mark">{lead.owner?.id === id && <Icon name="check" />}</span>
              {name}
              <span className="small ink-3">{[team?.name, t(`role.${role}`)].filter(Boolean).join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
