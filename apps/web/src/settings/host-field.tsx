import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findRegions } from '../api/reference';
import { TypeAhead } from '../lead-need/type-ahead';
import { Button } from '../ui/button';

type Host = { code: string; full: string };
type Props = { id: string; host: Host; onPick: (host: Host) => void };

const municipalities = ['11', '12', '31', '50'];
const findHosts = async (q: string) => ({
  items: (await findRegions(q)).items.filter(
    ({ level, code }) => level === 'city' || level === 'county' || (code && municipalities.includes(code)),
  ),
});

/** The city or county that a zone lies in, found by typing. */
export function HostField({ id, host, onPick }: Props) {
  const { t } = useTranslation();
  const [picking, setPicking] = useState(false);
  if (!picking)
    return (
      <div>
        <Button id={id} onClick={() => setPicking(true)}>
          {host.full || t('zone.pickHost')}
        </Button>
      </div>
    );
  return (
    <TypeAhead
      kind="hosts"
      label={t('zone.pickHost')}
      find={findHosts}
      show={({ name, code, full }) => ({ key: code ?? name, name, more: full === name ? '' : full })}
      onPick={({ code, full }) => {
        onPick({ code: code ?? '', full });
        setPicking(false);
      }}
    />
  );
}
