import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { importQuery, importTemplateHref, isBusy } from '../api/listing-imports';
import { TitleLine } from '../shell/title-line';
import { AppLink } from '../ui/app-link';
import { Icon } from '../ui/icon';
import { Bones, Failed } from '../ui/states';
import { ColumnTable } from './column-table';
import { ImportHistory } from './import-history';
import { ImportState } from './import-state';
import { UploadBox } from './upload-box';
import '../styles/lists.css';
import '../styles/listing-import.css';

/** Listings out of a spreadsheet: file, columns, what would happen, import, and the way back. */
export function ListingImportPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = useSearch({ from: '/inside/listings/import' });
  const show = (next: string | undefined) => void navigate({ to: '/listings/import', search: { id: next } });
  return (
    <>
      <TitleLine
        title={t('listingImport.title')}
        action={
          <a className="btn" href={importTemplateHref} download>
            {t('listingImport.template')}
          </a>
        }
      >
        <AppLink className="btn btn-quiet" href="/listings">
          <Icon name="left" />
          {t('nav.listings')}
        </AppLink>
      </TitleLine>
      {id ? <OneImport id={id} onLeave={() => show(undefined)} /> : <UploadBox onDone={show} />}
      <ImportHistory shown={id} />
    </>
  );
}

function OneImport({ id, onLeave }: { id: string; onLeave: () => void }) {
  const query = useQuery(importQuery(id));
  const queries = useQueryClient();
  const status = query.data?.status;
  useEffect(() => {
    if (status === undefined || isBusy(status)) return;
    for (const key of ['listing-imports', 'listings']) void queries.invalidateQueries({ queryKey: [key] });
  }, [status, queries]);
  if (query.isPending) return <Bones rows={6} />;
  if (query.isError && !query.data) return <Failed error={query.error} retry={() => void query.refetch()} />;
  const found = query.data;
  const open = ['uploaded', 'checking', 'checked'].includes(found.status);
  return (
    <section className="import" aria-label={found.fileName}>
      <ImportState found={found} onLeave={onLeave} />
      {open && <ColumnTable key={found.id} found={found} />}
    </section>
  );
}
