import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import type { ZoneView } from '../api/views';
import { saveZone } from '../api/zones';
import { Button } from '../ui/button';
import { Field, TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';
import { HostField } from './host-field';
import { ZonePreview } from './zone-preview';
import '../styles/need.css';

type Props = { zone: ZoneView | null; onClose: () => void; onSaved: () => void };

/** A new zone, or how a known one is said; the text box below shows what the draft would change. */
export function ZoneSheet({ zone, onClose, onSaved }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(zone?.name ?? '');
  const [host, setHost] = useState({ code: zone?.hostCode ?? '', full: zone?.host ?? '' });
  const [shorts, setShorts] = useState(zone?.shorts.join('、') ?? '');
  const draft = {
    name: name.trim(),
    hostCode: host.code,
    shorts: shorts
      .split(/[、,，;；\s]+/)
      .map((word) => word.trim())
      .filter(Boolean),
    hidden: false,
  };
  const save = useMutation({
    mutationFn: () => saveZone({ ...draft, version: zone?.version ?? null }),
    onSuccess: () => {
      toast(t('zone.saved', { name: draft.name }));
      onSaved();
      onClose();
    },
  });
  const errors = save.error instanceof Problem ? save.error.byField : {};
  return (
    <Sheet
      title={zone ? zone.name : t('zone.add')}
      onClose={onClose}
      footer={
        <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
          {t('common.save')}
        </Button>
      }
    >
      <FormNotice error={save.error} />
      {!zone && (
        <TextField
          name="name"
          label={t('zone.name')}
          hint={t('zone.nameHint')}
          maxLength={60}
          value={name}
          error={errors.name}
          onChange={(event) => setName(event.target.value)}
        />
      )}
      <Field label={t('zone.host')} error={errors.hostCode}>
        {(ids) => <HostField id={ids.id} host={host} onPick={setHost} />}
      </Field>
      <TextField
        name="shorts"
        label={t('zone.shorts')}
        hint={t('zone.shortsHint')}
        value={shorts}
        error={errors.shorts}
        onChange={(event) => setShorts(event.target.value)}
      />
      <ZonePreview draft={draft} />
    </Sheet>
  );
}
