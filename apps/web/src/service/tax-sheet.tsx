import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { dealQuery, recordTax } from '../api/service';
import { wallOf } from '../format/shanghai';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';

/** The tax of a year as it was paid. */
export function TaxSheet({ leadId, onClose }: { leadId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [year, setYear] = useState(() => String(wallOf(new Date()).year - 1));
  const [wan, setWan] = useState('');
  const save = useMutation({
    mutationFn: () => recordTax(leadId, { year: Number(year), amountYuan: Math.round(Number(wan) * 10_000) }),
    onSuccess: (saved) => {
      queries.setQueryData(dealQuery(leadId).queryKey, saved);
      toast(t('deal.taxSaved', { year }));
      onClose();
    },
  });
  const errors = save.error instanceof Problem ? save.error.byField : {};
  return (
    <Sheet
      title={t('deal.recordTax')}
      onClose={onClose}
      footer={
        <Button look="primary" busy={save.isPending} disabled={wan === ''} onClick={() => save.mutate()}>
          {t('common.save')}
        </Button>
      }
    >
      <FormNotice error={save.error} />
      <div className="form-two">
        <TextField
          label={t('deal.year')}
          type="number"
          value={year}
          error={errors.year}
          onChange={(event) => setYear(event.target.value)}
        />
        <TextField
          label={t('deal.amountWan')}
          type="number"
          min={0}
          step="any"
          value={wan}
          error={errors.amountYuan}
          onChange={(event) => setWan(event.target.value)}
        />
      </div>
    </Sheet>
  );
}
