import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { dealQuery, saveDeal } from '../api/service';
import type { DealEdit, DealFacts } from '../api/views';
import { useRefreshLead } from '../lead/use-lead-acts';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';
import { DealAreas } from './deal-areas';

const dayFields = ['promisedStartOn', 'startedOn', 'promisedProductionOn', 'producedOn', 'contractEndsOn'] as const;
const empty: DealEdit = {
  kind: 'lease',
  promisedStartOn: null,
  promisedProductionOn: null,
  promisedTaxYuan: null,
  areaSqm: null,
  landMu: null,
  startedOn: null,
  producedOn: null,
  contractEndsOn: null,
  leaseEndsOn: null,
  version: 0,
};
const editOf = ({ taxes: _taxes, ...deal }: DealFacts): DealEdit => deal;

type Props = { leadId: string; deal: DealFacts | null; onClose: () => void };

/** Saving a deal for the first time begins the landing playbook of its kind. */
export function DealSheet({ leadId, deal, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refresh = useRefreshLead();
  const [draft, setDraft] = useState(deal ? editOf(deal) : empty);
  const save = useMutation({
    mutationFn: () => saveDeal(leadId, draft.kind === 'lease' ? draft : { ...draft, leaseEndsOn: null }),
    onSuccess: (saved) => {
      queries.setQueryData(dealQuery(leadId).queryKey, saved);
      toast(t(deal ? 'deal.saved' : 'deal.begun'));
      refresh(leadId);
      onClose();
    },
  });
  const errors = save.error instanceof Problem ? save.error.byField : {};
  const fields = draft.kind === 'lease' ? [...dayFields, 'leaseEndsOn' as const] : dayFields;
  return (
    <Sheet
      title={t('deal.sheet')}
      onClose={onClose}
      footer={
        <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
          {t('common.save')}
        </Button>
      }
    >
      <FormNotice error={save.error} />
      <SelectField
        label={t('deal.kind')}
        hint={t('deal.kindHint')}
        value={draft.kind}
        onChange={(event) => setDraft({ ...draft, kind: event.target.value as DealEdit['kind'] })}
      >
        {(['lease', 'purchase', 'land'] as const).map((kind) => (
          <option key={kind} value={kind}>
            {t(`deal.kindName.${kind}`)}
          </option>
        ))}
      </SelectField>
      <div className="form-two">
        {fields.map((field) => (
          <TextField
            key={field}
            label={t(`deal.field.${field}`)}
            type="date"
            value={draft[field] ?? ''}
            error={errors[field]}
            onChange={(event) => setDraft({ ...draft, [field]: event.target.value || null })}
          />
        ))}
        <DealAreas draft={draft} errors={errors} onChange={setDraft} />
        <TextField
          label={t('deal.taxWan')}
          type="number"
          min={0}
          step="any"
          value={draft.promisedTaxYuan === null ? '' : draft.promisedTaxYuan / 10_000}
          error={errors.promisedTaxYuan}
          onChange={(event) => {
            const wan = event.target.valueAsNumber;
            setDraft({ ...draft, promisedTaxYuan: Number.isFinite(wan) ? Math.round(wan * 10_000) : null });
          }}
        />
      </div>
    </Sheet>
  );
}
