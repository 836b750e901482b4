/** One outline set on a 16 px grid. An icon never stands alone: the caller gives a word beside it or a tooltip. */
const paths = {
  today: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3M6 10l1.5 1.5L10.5 8.5',
  leads: 'M2.5 4h11M2.5 8h11M2.5 12h7',
  pool: 'M2 6c2-1.5 4-1.5 6 0s4 1.5 6 0M2 10c2-1.5 4-1.5 6 0s4 1.5 6 0',
  tasks: 'M2.5 4l1 1 2-2M2.5 8.5l1 1 2-2M2.5 13l1 1 2-2M8 4.5h5.5M8 9h5.5M8 13.5h5.5',
  listings: 'M2 13.5h12M3 13.5V7l4 2.5V7l4 2.5V3h2v10.5',
  articles: 'M3 2.5h8v11H4.5A1.5 1.5 0 0 1 3 12zM11 6h2v6a1.5 1.5 0 0 1-1.5 1.5M5 5.5h4M5 8h4M5 10.5h2.5',
  inquiries: 'M2.5 3.5h11v8h-6L4.5 14v-2.5h-2zM8 5.5v2.5M8 9.7v.1',
  service: 'M3 13.5v-7L8 3l5 3.5v7zM6 13.5v-3h4v3M6 7.8h4',
  reports: 'M2.5 2.5v11h11M5.5 11V8.5M8.5 11V5.5M11.5 11V7',
  settings: 'M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6M10 3.5v3M6 9.5v3',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.5 10.5l3 3',
  phone:
    'M4 2.5h2l1 3-1.5 1a7 7 0 0 0 4 4l1-1.5 3 1v2a1.5 1.5 0 0 1-1.6 1.5A10.5 10.5 0 0 1 2.5 4.1 1.5 1.5 0 0 1 4 2.5z',
  log: 'M9.5 3l3.5 3.5-6.5 6.5H3V9.5z',
  note: 'M3 2.5h10v7l-4 4H3zM13 9.5H9v4',
  clock: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 5v3.2l2 1.3',
  late: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 5v3.5M8 10.7v.1',
  check: 'M3 8.5l3.2 3.2L13 4.5',
  near: 'M3 6.5c1.7-1.5 3.3-1.5 5 0s3.3 1.5 5 0M3 10.5c1.7-1.5 3.3-1.5 5 0s3.3 1.5 5 0',
  cross: 'M4 4l8 8M12 4l-8 8',
  unknown: 'M5.7 6A2.3 2.3 0 1 1 8 8.5v1M8 11.9v.1',
  plus: 'M8 3v10M3 8h10',
  eye: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6z',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  down: 'M4 6l4 4 4-4',
  left: 'M10 3.5L5.5 8l4.5 4.5',
  right: 'M6 3.5L10.5 8 6 12.5',
  up: 'M8 13V3.5M4 7l4-4 4 4',
  user: 'M8 2.5a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4zM2.8 13.5c.4-2.5 2.5-4 5.2-4s4.8 1.5 5.2 4',
  leave: 'M9.5 2.5h-6v11h6M6.5 8h7M11 5.5L13.5 8 11 10.5',
  moon: 'M13 9.5A5.5 5.5 0 1 1 6.5 3a4.5 4.5 0 0 0 6.5 6.5z',
  sun: 'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9',
  language: 'M2 4h7M5.5 2.5V4M7.5 4c-.5 3-2.5 5-5 6M4 6.5c1 1.5 2.5 2.5 4 3M8 13.5l3-7 3 7M9 11.5h4',
  more: 'M3.5 8v.1M8 8v.1M12.5 8v.1',
  open: 'M9 2.5h4.5V7M13.5 2.5L7.5 8.5M11.5 9v4.5h-9v-9H7',
  link: 'M6.5 9.5l3-3M7 4.5l1.2-1.2a3 3 0 0 1 4.3 4.3L11.3 8.8M9 11.5l-1.2 1.2a3 3 0 0 1-4.3-4.3L4.7 7.2',
  swap: 'M2.5 5.5h10M10 3l2.5 2.5L10 8M13.5 10.5h-10M6 8l-2.5 2.5L6 13',
  bell: 'M4 11V7a4 4 0 0 1 8 0v4l1.2 1.5H2.8zM6.7 14h2.6',
  columns: 'M2.5 3h11v10h-11zM6.2 3v10M9.9 3v10',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, label, className }: { name: IconName; label?: string; className?: string }) {
  return (
    <svg
      className={className ? `icon ${className}` : 'icon'}
      viewBox="0 0 16 16"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={paths[name]} />
    </svg>
  );
}
