import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pairQuery, type RecordKind } from '../api/merges';
import type { ComparedPair, MergeOrder } from '../api/views';
import { Button } from '../ui/button';
import { Sheet } from '../ui/sheet';
import { Bones, Failed } from '../ui/states';
import { CompareTable, type Side } from './compare-table';
import { movesWords } from './moves-words';
import { useMerge } from './use-merges';
import '../styles/duplicates.css';

type Props = { kind: RecordKind; a: string; b: string; onClose: () => void; onMerged?: (survivorId: string) => void };

const other = (side: Side): Side => (side === 'a' ? 'b' : 'a');

function orderOf(pair: ComparedPair, keep: Side, chosen: Record<string, Side>): MergeOrder {
  const [kept, gone] = [pair[keep], pair[other(keep)]];
  const choices = Object.entries(chosen).map(([field, side]) => [field, side === keep ? 'kept' : 'gone'] as const);
  const versions =
    kept.version !== null && gone.version !== null ? { keep: kept.version, gone: gone.version } : undefined;
  return { kind: pair.kind, keep: kept.id, gone: gone.id, choices: Object.fromEntries(choices), versions };
}

/** Two records become one, field by field; what comes along is said before. */
export function MergeSheet({ kind, a, b, onClose, onMerged }: Props) {
  const { t } = useTranslation();
  const query = useQuery(pairQuery(kind, a, b));
  const merge = useMerge();
  const [keep, setKeep] = useState<Side>('a');
  const [chosen, setChosen] = useState<Record<string, Side>>({});
  const pair = query.data;
  const moves = pair ? movesWords(pair[other(keep)].moves, t) : '';
  const save = () => {
    if (!pair) return;
    merge.mutate(
      { order: orderOf(pair, keep, chosen), name: pair[keep].name || t('merge.unnamed') },
      {
        onSuccess: ({ survivorId }) => {
          onClose();
          onMerged?.(survivorId);
        },
      },
    );
  };
  return (
    <Sheet
      wide
      title={t('merge.sheetTitle', { kind: t(`merge.kind.${kind}`) })}
      onClose={onClose}
      footer={
        <Button look="primary" busy={merge.isPending || !pair} onClick={save}>
          {t('merge.do')}
        </Button>
      }
    >
      {query.isPending && <Bones rows={7} height={48} />}
      {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
      {pair && (
        <>
          <CompareTable
            pair={pair}
            keep={keep}
            chosen={chosen}
            onKeep={(side) => {
              setKeep(side);
              setChosen({});
            }}
            onChoose={(field, side) => setChosen((before) => ({ ...before, [field]: side }))}
          />
          <p className="compare-moves">{moves ? `${t('merge.moving')}${moves}` : t('merge.movingNone')}</p>
          <p className="small ink-3">{t(kind === 'contact' ? 'merge.keepPhones' : 'merge.keepAll')}</p>
        </>
      )}
    </Sheet>
  );
}
