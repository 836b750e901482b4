/** The mark: a plot of four by four, one cell taken, one line rising through it. */
export const Mark = () => (
  <svg viewBox="0 0 16 16" width="26" height="26" aria-hidden="true">
    <path
      d="M.5.5h15v15H.5zM4.25.5v15M8 .5v15M11.75.5v15M.5 4.25h15M.5 8h15M.5 11.75h15"
      fill="none"
      stroke="currentColor"
      stroke-width=".6"
      opacity=".45"
    />
    <path d="M8 4.25h3.75V8H8z" fill="var(--accent,#0e6b5c)" />
    <path d="M.8 13.6 8 8.6l7.2-6.2" fill="none" stroke="currentColor" stroke-width="1.5" />
  </svg>
);

export const PhoneIcon = () => (
  <svg
    viewBox="0 0 16 16"
    width="16"
    height="16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.4"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d="M3.2 1.8h2.4l1.2 3.1-1.7 1.3a8.5 8.5 0 0 0 4.2 4.3l1.4-1.7 3 1.3v2.3c0 .9-.7 1.6-1.6 1.5A11.5 11.5 0 0 1 1.7 3.4c0-.9.6-1.6 1.5-1.6z" />
  </svg>
);

/** The same mark as a file of its own. */
export const favicon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><style>.s{stroke:#1b2127}.f{fill:#0e6b5c}@media(prefers-color-scheme:dark){.s{stroke:#e8e6e1}.f{fill:#4fb8a3}}</style><path class="f" d="M8 4.25h3.75V8H8z"/><path class="s" d="M.5.5h15v15H.5zM4.25.5v15M8 .5v15M11.75.5v15M.5 4.25h15M.5 8h15M.5 11.75h15" fill="none" stroke-width=".6" opacity=".45"/><path class="s" d="M.8 13.6 8 8.6l7.2-6.2" fill="none" stroke-width="1.6"/></svg>';
