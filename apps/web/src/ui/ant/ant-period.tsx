import DatePicker from 'antd/es/date-picker';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { currentLanguage } from '../../i18n/i18n';
import { AntRoot } from './ant-root';

dayjs.locale(currentLanguage() === 'en' ? 'en' : 'zh-cn');

type Props = { from?: string; to?: string; label: [string, string]; onChange: (from?: string, to?: string) => void };

/** Two days as `YYYY-MM-DD`, both included. */
export function AntPeriod({ from, to, label, onChange }: Props) {
  return (
    <AntRoot>
      <DatePicker.RangePicker
        className="ant-field"
        placeholder={label}
        aria-label={label.join(' – ')}
        value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
        allowEmpty={[true, true]}
        onChange={(days) =>
          onChange(days?.[0]?.format('YYYY-MM-DD') ?? undefined, days?.[1]?.format('YYYY-MM-DD') ?? undefined)
        }
      />
    </AntRoot>
  );
}
