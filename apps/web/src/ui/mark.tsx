/** A plot divided by a line that rises to the right. Works at 16 px and in one colour. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="none" aria-hidden="true">
      <path
        d="M1 1h14v14H1zM4.5 1v14M8 1v14M11.5 1v14M1 4.5h14M1 8h14M1 11.5h14"
        stroke="var(--line-2)"
        strokeWidth=".7"
      />
      <path d="M8 8h3.5v3.5H8z" fill="var(--accent)" />
      <path
        d="M1.5 13 6 9.5l3-.5 5.5-6.5"
        stroke="var(--accent)"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

export function WordMark() {
  return (
    <span className="word-mark">
      <Mark size={22} />
      <span className="word-mark-name">Plotline</span>
      <span className="word-mark-zh">地块线索</span>
    </span>
  );
}
