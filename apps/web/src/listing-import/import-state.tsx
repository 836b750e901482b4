import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { discardImport, importErrorsHref, isBusy, startImport, undoImport } from '../api/listing-imports';
import type { ImportDetail } from '../api/views';
import { number } from '../format/number';
import { Button } from '../ui/button';
import { FormNotice } from '../ui/form-notice';
import { Icon } from '../ui/icon';
import { ProblemList } from './problem-list';

/** Where the import stands, in numbers, and the one thing that can be done next. */
export function ImportState({ found, onLeave }: { found: ImportDetail; onLeave: () => void }) {
  const { t } = useTranslation();
  const { status, problem, keptRefs } = found;
  return (
    <div className="import-state">
      <div className="import-head">
        <div className="clip">
          <h2 className="clip">{found.fileName}</h2>
          <p className={status === 'failed' ? 'late small' : 'ink-3 small'} role="status">
            {t(`listingImport.status.${status}`)}
          </p>
        </div>
        <Acts found={found} onLeave={onLeave} />
      </div>
      {isBusy(status) && <Bar found={found} />}
      {problem && (
        <p className="notice" role="alert">
          <Icon name="late" />
          <span>{t('listingImport.nothing', { problem })}</span>
        </p>
      )}
      {status !== 'uploaded' && !problem && <Counts found={found} />}
      {keptRefs.length > 0 && (
        <p className="notice notice-soft">
          {t('listingImport.kept', { count: found.kept, refs: keptRefs.slice(0, 20).join('、') })}
        </p>
      )}
      {found.refused > 0 && !isBusy(status) && <ProblemList found={found} />}
    </div>
  );
}

function Bar({ found: { position, rows, status } }: { found: ImportDetail }) {
  const { t } = useTranslation();
  const share = rows && status === 'running' ? position / rows : undefined;
  return (
    <div className="import-bar">
      <progress aria-label={t(`listingImport.status.${status}`)} max={1} value={share} />
      <span className="num small ink-2">
        {rows && status === 'running' ? `${number(position)} / ${number(rows)}` : number(position)}
      </span>
    </div>
  );
}

function Counts({ found }: { found: ImportDetail }) {
  const { t } = useTranslation();
  const future = found.status === 'checking' || found.status === 'checked';
  const counts = [
    ['added', found.added],
    ['updated', found.updated],
    ['unchanged', found.unchanged],
    ['refused', found.refused],
  ] as const;
  return (
    <dl className="import-counts">
      {counts.map(([key, count]) => (
        <div key={key}>
          <dt className="ink-3 small">{t(`listingImport.${future ? 'will' : 'did'}.${key}`)}</dt>
          <dd className={key === 'refused' && count > 0 ? 'late' : undefined}>{number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Acts({ found, onLeave }: { found: ImportDetail; onLeave: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [publish, setPublish] = useState(true);
  const settled = () => queries.invalidateQueries({ queryKey: ['listing-import', found.id] });
  const start = useMutation({ mutationFn: () => startImport(found.id, publish), onSettled: settled });
  const undo = useMutation({ mutationFn: () => undoImport(found.id), onSettled: settled });
  const discard = useMutation({ mutationFn: () => discardImport(found.id), onSuccess: onLeave });
  const { status, added, updated, refused, undoUntil, kinds } = found;
  const undoable = status === 'running' || (undoUntil !== null && new Date(undoUntil) > new Date());
  const error = start.error ?? undo.error ?? discard.error;
  return (
    <div className="import-acts">
      {error && <FormNotice error={error} />}
      {status === 'checked' && added + updated > 0 && (
        <label className="check small">
          <input type="checkbox" checked={publish} onChange={(event) => setPublish(event.target.checked)} />
          {t('listingImport.publish')}
        </label>
      )}
      {refused > 0 && kinds.length > 0 && !isBusy(status) && (
        <a className="btn" href={importErrorsHref(found.id)} download>
          {t('listingImport.errorFile')}
        </a>
      )}
      {['uploaded', 'checked', 'failed'].includes(status) && (
        <Button look="quiet" busy={discard.isPending} onClick={() => discard.mutate()}>
          {t('listingImport.discard')}
        </Button>
      )}
      {undoable && (
        <Button busy={undo.isPending} onClick={() => undo.mutate()}>
          {t('listingImport.undo')}
        </Button>
      )}
      {status === 'checked' && (
        <Button look="primary" busy={start.isPending} disabled={added + updated === 0} onClick={() => start.mutate()}>
          {t('listingImport.start', { count: added + updated })}
        </Button>
      )}
      {['done', 'undone', 'failed'].includes(status) && (
        <Button look="primary" onClick={onLeave}>
          {t('listingImport.another')}
        </Button>
      )}
    </div>
  );
}
