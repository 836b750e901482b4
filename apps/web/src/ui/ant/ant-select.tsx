import Select from 'antd/es/select';
import { AntRoot } from './ant-root';

export type Choice = { value: string; label: string };
type Props = {
  id?: string;
  value: string | undefined;
  choices: Choice[];
  label: string;
  placeholder: string;
  busy?: boolean;
  onSearch?: (text: string) => void;
  onChange: (value: string | undefined) => void;
};

/** One of many, found by typing; with `onSearch` the server does the finding. */
export function AntSelect({ id, value, choices, label, placeholder, busy, onSearch, onChange }: Props) {
  return (
    <AntRoot>
      <Select
        id={id}
        className="ant-field"
        aria-label={label}
        allowClear
        showSearch={{
          onSearch,
          filterOption: onSearch ? false : (text, option) => String(option?.label ?? '').includes(text.trim()),
        }}
        loading={busy}
        placeholder={placeholder}
        value={value}
        options={choices}
        popupMatchSelectWidth={false}
        onChange={(next) => onChange(next ?? undefined)}
      />
    </AntRoot>
  );
}
