import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addPlaybook, editPlaybook, playbookPreviewQuery, playbooksQuery } from '../api/follow-up';
import { Problem } from '../api/problem';
import type { Playbook, PlaybookDefinition, PlaybookDraft } from '../api/views';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';
import { PlaybookEnd } from './playbook-end';
import { PlaybookPreview } from './playbook-preview';
import { PlaybookSteps } from './playbook-steps';
import { keyLabel, keysOf } from './playbook-words';

const fresh = (title: string): PlaybookDraft => ({
  name: '',
  trigger: 'outcome',
  key: 'no_answer',
  grade: 'any',
  active: true,
  definition: {
    steps: [{ kind: 'call_back', title, wait: { minutes: 60 } }],
    repeat: null,
    stopOnReply: true,
    stopOnStage: true,
    next: null,
  },
});
const draftOf = ({ name, trigger, key, grade, active, definition }: Playbook): PlaybookDraft => ({
  ...{ name, trigger, key, grade, active, definition },
});

type Props = { playbook: Playbook | null; all: Playbook[]; onClose: () => void };

/** One playbook: what begins it, its steps, how it ends, and when the steps would fall for a lead that comes now. */
export function PlaybookSheet({ playbook, all, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(playbook ? draftOf(playbook) : fresh(t('taskKind.call_back')));
  const preview = useQuery(playbookPreviewQuery(playbook?.id, useDeferredValue(draft.definition))).data;
  const save = useMutation({
    mutationFn: () =>
      playbook ? editPlaybook(playbook.id, { ...draft, version: playbook.version }) : addPlaybook(draft),
    onSuccess: (list) => {
      queries.setQueryData(playbooksQuery.queryKey, list);
      toast(t('playbook.saved', { name: draft.name }));
      onClose();
    },
  });
  const errors = save.error instanceof Problem ? save.error.byField : {};
  const problems = Object.fromEntries((preview?.problems ?? []).map(({ field, message }) => [field, message]));
  const set = (change: Partial<PlaybookDraft>) => setDraft({ ...draft, ...change });
  const define = (change: Partial<PlaybookDefinition>) => set({ definition: { ...draft.definition, ...change } });
  return (
    <Sheet
      wide
      title={playbook ? t('playbook.editTitle', { name: playbook.name }) : t('playbook.add')}
      onClose={onClose}
      footer={
        <>
          {playbook && playbook.running > 0 && (
            <span className="ink-3 small">
              {t('playbook.keeps', { count: playbook.running, version: playbook.version })}
            </span>
          )}
          <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <FormNotice error={save.error} />
      <Head draft={draft} errors={errors} set={set} />
      <PlaybookSteps steps={draft.definition.steps} problems={problems} onChange={(steps) => define({ steps })} />
      <PlaybookEnd
        definition={draft.definition}
        problems={problems}
        others={all.filter(({ id, active }) => active && id !== playbook?.id)}
        onChange={define}
      />
      <label className="check">
        <input type="checkbox" checked={draft.active} onChange={(event) => set({ active: event.target.checked })} />
        {t('playbook.active')}
      </label>
      <PlaybookPreview steps={preview?.steps ?? []} problems={preview?.problems ?? []} />
    </Sheet>
  );
}

type HeadProps = {
  draft: PlaybookDraft;
  errors: Partial<Record<string, string>>;
  set: (change: Partial<PlaybookDraft>) => void;
};

/** What it is called, whom it is for, and what begins it. */
function Head({ draft, errors, set }: HeadProps) {
  const { t } = useTranslation();
  return (
    <div className="form-two">
      <TextField
        label={t('playbook.name')}
        maxLength={40}
        value={draft.name}
        error={errors.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <SelectField
        label={t('grade.label')}
        value={draft.grade}
        onChange={(event) => set({ grade: event.target.value as PlaybookDraft['grade'] })}
      >
        {(['any', 'A', 'B', 'C'] as const).map((grade) => (
          <option key={grade} value={grade}>
            {grade === 'any' ? t('playbook.anyGrade') : `${t(`grade.${grade}`)} · ${t(`grade.hint.${grade}`)}`}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('playbook.begins')}
        value={draft.trigger}
        onChange={(event) => {
          const trigger = event.target.value as PlaybookDraft['trigger'];
          set({ trigger, key: keysOf[trigger][0]! });
        }}
      >
        {(['outcome', 'stage', 'landing'] as const).map((trigger) => (
          <option key={trigger} value={trigger}>
            {t(`playbook.trigger.${trigger}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('playbook.which')}
        value={draft.key}
        error={errors.key}
        onChange={(event) => set({ key: event.target.value })}
      >
        {keysOf[draft.trigger].map((key) => (
          <option key={key} value={key}>
            {keyLabel({ trigger: draft.trigger, key }, t)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
