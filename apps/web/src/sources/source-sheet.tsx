import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { addSource, editSource, trySource } from '../api/sources';
import type { NewsSource } from '../api/views';
import { Button } from '../ui/button';
import { FormNotice } from '../ui/form-notice';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';
import { SourceFields } from './source-fields';
import { SourceTrial } from './source-trial';
import { askOf, emptySource, toSave, valuesOf } from './source-values';

/** Adds or changes a source; trying it shows what it would bring before anything is stored. */
export function SourceSheet({ source, onClose }: { source?: NewsSource; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [values, setValues] = useState(source ? valuesOf(source) : emptySource);
  const trial = useMutation({ mutationFn: () => trySource(askOf(values)) });
  const save = useMutation({
    mutationFn: async () => {
      if (source) await editSource(source.id, toSave(values));
      else await addSource(toSave(values));
    },
    onSuccess: () => {
      toast(t(source ? 'common.saved' : 'newsSource.added'));
      void queries.invalidateQueries({ queryKey: ['sources'] });
      onClose();
    },
  });
  const refused = save.error ?? trial.error;
  const errors = refused instanceof Problem ? refused.byField : {};
  return (
    <Sheet
      title={source ? t('newsSource.editTitle', { name: source.name }) : t('newsSource.add')}
      onClose={onClose}
      wide
      footer={
        <>
          <Button
            busy={trial.isPending}
            onClick={() => {
              save.reset();
              trial.mutate();
            }}
          >
            {t('newsSource.try')}
          </Button>
          <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <FormNotice error={refused} />
      <SourceFields values={values} errors={errors} onChange={(more) => setValues({ ...values, ...more })} />
      <SourceTrial busy={trial.isPending} trial={trial.data} />
    </Sheet>
  );
}
