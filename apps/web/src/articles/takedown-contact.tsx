import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemText } from '../api/problem-text';
import { Button } from '../ui/button';
import { toast } from '../ui/toast';

type Props = { masked: string; reveal: () => Promise<{ contact: string }> };

/** Where who asks is answered, masked until somebody needs it (which the server records). */
export function TakedownContact({ masked, reveal }: Props) {
  const { t } = useTranslation();
  const { data, mutate, isPending } = useMutation({
    mutationFn: reveal,
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
