import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { collectFile, collectText, collectUrl, type Licensed } from '../api/sources';
import { Button } from '../ui/button';
import { TextArea, TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';
import { LicenceFields } from '../articles/licence-fields';
import { FileField } from './file-field';

const ways = ['url', 'text', 'file'] as const;
type Way = (typeof ways)[number];
type Given = { url: string; title: string; text: string; sourceUrl: string; file: File | null } & Licensed;

const nothing: Given = { url: '', title: '', text: '', sourceUrl: '', file: null, licence: 'link_only', licensedBy: null, licensedOn: null }; // prettier-ignore
const MOST = 5 * 1024 * 1024;

/** One article by hand: an address, pasted words or a saved page. It ends on the article. */
export function CollectSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [way, setWay] = useState<Way>('url');
  const [given, setGiven] = useState(nothing);
  const set = (more: Partial<Given>) => setGiven({ ...given, ...more });
  const collect = useMutation({
    mutationFn: () => sent(way, given, t),
    onSuccess: ({ id, created }) => {
      toast(t(created ? 'newsSource.collected' : 'newsSource.collectedBefore'));
      void queries.invalidateQueries({ queryKey: ['articles'] });
      onClose();
      void navigate({ to: '/articles/$articleId', params: { articleId: id } });
    },
  });
  const errors = collect.error instanceof Problem ? collect.error.byField : {};
  return (
    <Sheet
      title={t('newsSource.collect')}
      onClose={onClose}
      wide
      footer={
        <Button look="primary" busy={collect.isPending} onClick={() => collect.mutate()}>
          {t(collect.isPending && way === 'url' ? 'newsSource.collecting' : 'newsSource.collectNow')}
        </Button>
      }
    >
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!collect.isPending) collect.mutate();
        }}
      >
        <FormNotice error={collect.error} />
        <Ways
          way={way}
          onChange={(next) => {
            collect.reset();
            setWay(next);
          }}
        />
        {way === 'url' && (
          <TextField
            label={t('newsSource.articleUrl')}
            hint={t('newsSource.articleUrlHint')}
            type="url"
            inputMode="url"
            value={given.url}
            error={errors.url}
            onChange={(event) => set({ url: event.target.value })}
          />
        )}
        {way === 'text' && <PastedFields given={given} errors={errors} onChange={set} />}
        {way === 'file' && <FileField file={given.file} error={errors.file} onChange={(file) => set({ file })} />}
        {way !== 'url' && (
          <TextField
            label={t('article.sourceUrl')}
            hint={t('newsSource.sourceUrlHint')}
            type="url"
            inputMode="url"
            value={given.sourceUrl}
            error={errors.sourceUrl}
            onChange={(event) => set({ sourceUrl: event.target.value })}
          />
        )}
        <LicenceFields value={given} errors={errors} disabled={false} onChange={set} />
      </form>
    </Sheet>
  );
}

function sent(way: Way, { url, title, text, sourceUrl, file, ...given }: Given, t: (key: string) => string) {
  const { licence } = given;
  const how = licence === 'permitted' ? { licence, licensedBy: given.licensedBy ?? undefined, licensedOn: given.licensedOn ?? undefined } : { licence }; // prettier-ignore
  if (way === 'url') return collectUrl({ url: url.trim(), ...how });
  if (way === 'text') return collectText({ title, text, sourceUrl, ...how });
  if (!file || file.size > MOST) {
    const message = t(file ? 'newsSource.fileTooLarge' : 'newsSource.fileMissing');
    throw new Problem('file_missing', 422, message, [{ field: 'file', message }]);
  }
  return collectFile(file, { ...how, sourceUrl: sourceUrl.trim() });
}

function Ways({ way, onChange }: { way: Way; onChange: (way: Way) => void }) {
  const { t } = useTranslation();
  return (
    <div className="chips" role="group" aria-label={t('newsSource.way')}>
      {ways.map((key) => (
        <button key={key} type="button" className="chip" aria-pressed={way === key} onClick={() => onChange(key)}>
          {t(`newsSource.ways.${key}`)}
        </button>
      ))}
    </div>
  );
}

type PastedProps = { given: Given; errors: Record<string, string>; onChange: (more: Partial<Given>) => void };

function PastedFields({ given, errors, onChange }: PastedProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('newsSource.articleTitle')}
        hint={t('newsSource.articleTitleHint')}
        maxLength={200}
        value={given.title}
        error={errors.title}
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <TextArea
        label={t('newsSource.articleText')}
        rows={9}
        maxLength={20_000}
        value={given.text}
        error={errors.text}
        onChange={(event) => onChange({ text: event.target.value })}
      />
    </>
  );
}
