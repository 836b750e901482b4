import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { revealTakedown } from '../api/articles';
import { problemText } from '../api/problem-text';
import { Button } from '../ui/button';
import { toast } from '../ui/toast';

/** Where who asks is answered, masked until somebody needs it (which the server records). */
export function TakedownContact({ id, masked }: { id: string; masked: string }) {
  const { t } = useTranslation();
  const { data, mutate, isPending } = useMutation({
    mutationFn: () => revealTakedown(id),
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  if (data) return <span className="ink">{data.contact}</span>;
  return (
    <>
      {masked}{' '}
      <Button look="text" busy={isPending} title={t('lead.revealHint')} onClick={() => mutate()}>
        {t('takedown.reveal')}
      </Button>
    </>
  );
}
