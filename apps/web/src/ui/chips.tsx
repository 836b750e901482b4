type Props = {
  label: string;
  options: { key: string; label: string }[];
  chosen?: string;
  onChoose: (key?: string) => void;
};

/** A row of choices of which none or one holds. */
export function Chips({ label, options, chosen, onChoose }: Props) {
  return (
    <div className="chips" role="group" aria-label={label}>
      {options.map(({ key, label: word }) => (
        <button
          key={key}
          type="button"
          className="chip"
          aria-pressed={chosen === key}
          onClick={() => onChoose(chosen === key ? undefined : key)}
        >
          {word}
        </button>
      ))}
    </div>
  );
}
