import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';

type Props = { title: string; onClose: () => void; children: ReactNode; footer?: ReactNode; wide?: boolean };

const chosen = '.sheet-content :is([aria-checked="true"], [aria-current="true"], [data-begin])';
/** Where the focus begins: in what is asked, not on the cross. */
const first = '.sheet-content :is(button, input, select, textarea):not([disabled], [tabindex="-1"])';

/**
 * A dialog in the middle of a wide screen, a sheet from the bottom of a phone. Native, so that focus stays inside,
 * Escape closes it and focus returns to where it was. Mounted = open.
 */
export function Sheet({ title, onClose, children, footer, wide }: Props) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement as HTMLElement | null;
    if (dialog && !dialog.open) {
      const asked = document.activeElement;
      dialog.showModal();
      const inside = dialog.contains(asked)
        ? (asked as HTMLElement)
        : (dialog.querySelector<HTMLElement>(chosen) ?? dialog.querySelector<HTMLElement>(first));
      inside?.focus();
    }
    return () => {
      dialog?.close();
      before?.focus?.({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={wide ? 'sheet sheet-wide' : 'sheet'}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === ref.current && onClose()}
    >
      <div className="sheet-body">
        <header className="sheet-head">
          <h2>{title}</h2>
          <Button look="quiet" icon="cross" aria-label={t('common.close')} onClick={onClose} />
        </header>
        <div className="sheet-content">{children}</div>
        {footer && <footer className="sheet-foot">{footer}</footer>}
      </div>
    </dialog>
  );
}
