import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../api/problem-text';
import { addTeam, teamsQuery } from '../api/users';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { toast } from '../ui/toast';

type Props = { value: string; error?: string; onChange: (teamId: string) => void };

/** One of the teams, or a new one made on the spot. */
export function TeamField({ value, error, onChange }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const teams = useQuery(teamsQuery);
  const [newTeam, setNewTeam] = useState<string | null>(null);
  const add = useMutation({
    mutationFn: addTeam,
    onSuccess: async (team) => {
      await queries.invalidateQueries({ queryKey: teamsQuery.queryKey });
      setNewTeam(null);
      onChange(team.id);
    },
    onError: (problem) => toast(problemText(problem, t), { bad: true }),
  });
  return (
    <>
      <SelectField
        label={t('user.team')}
        value={value}
        error={error}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t('common.notChosen')}</option>
        {(teams.data?.items ?? []).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      {newTeam === null ? (
        <Button look="text" className="small" onClick={() => setNewTeam('')}>
          {t('user.newTeam')}
        </Button>
      ) : (
        <div className="later-own">
          <TextField
            label={t('user.teamName')}
            value={newTeam}
            maxLength={50}
            onChange={(event) => setNewTeam(event.target.value)}
          />
          <Button busy={add.isPending} disabled={!newTeam.trim()} onClick={() => add.mutate(newTeam.trim())}>
            {t('user.teamAdd')}
          </Button>
        </div>
      )}
    </>
  );
}
