import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { newsRulesQuery, saveNewsRules } from '../api/settings';
import type { NewsRules } from '../api/views';
import { exact } from '../format/time';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { FormNotice } from '../ui/form-notice';
import { Bones, Failed } from '../ui/states';
import { toast } from '../ui/toast';

export function NewsForm() {
  const query = useQuery(newsRulesQuery);
  if (query.isPending) return <Bones rows={4} height={56} />;
  if (!query.data) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Form rules={query.data} />;
}

/** Takedown requests and Baidu's push; the token is written and never shown again. */
function Form({ rules }: { rules: NewsRules }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [hide, setHide] = useState(rules.hideOnRequest);
  const [token, setToken] = useState('');
  const save = useMutation({
    mutationFn: (baiduToken?: string) =>
      saveNewsRules({ hideOnRequest: hide, ...(baiduToken !== undefined && { baiduToken }) }),
    onSuccess: (saved) => {
      toast(t('common.saved'));
      setToken('');
      queries.setQueryData(newsRulesQuery.queryKey, saved);
    },
  });
  const errors = save.error instanceof Problem ? save.error.byField : {};
  return (
    <form
      className="form-page form-narrow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(token.trim() || undefined);
      }}
    >
      <FormNotice error={save.error} />
      <h2>{t('newsRules.takedowns')}</h2>
      <label className="check">
        <input type="checkbox" checked={hide} onChange={(event) => setHide(event.target.checked)} />
        {t('newsRules.hideOnRequest')}
      </label>
      <p className="small ink-2">{t('newsRules.hideOnRequestHint')}</p>
      <h2>{t('newsRules.baidu')}</h2>
      <TextField
        label={t('newsRules.token')}
        hint={rules.baiduTokenHint ? t('newsRules.tokenSet', { end: rules.baiduTokenHint }) : t('newsRules.tokenHint')}
        autoComplete="off"
        maxLength={64}
        value={token}
        error={errors.baiduToken}
        onChange={(event) => setToken(event.target.value)}
      />
      <PushState rules={rules} />
      <div className="form-foot">
        <Button type="submit" look="primary" busy={save.isPending}>
          {t('common.save')}
        </Button>
        {rules.baiduTokenHint && (
          <Button look="quiet" busy={save.isPending} onClick={() => save.mutate('')}>
            {t('newsRules.forget')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** Where pushes go, how many went today, and how Baidu answered last. */
function PushState({ rules: { site, push, baiduTokenHint } }: { rules: NewsRules }) {
  const { t } = useTranslation();
  if (!baiduTokenHint) return null;
  return (
    <dl className="facts">
      <div className="facts-row">
        <dt>{t('newsRules.site')}</dt>
        <dd>{site ?? <span className="late">{t('newsRules.noSite')}</span>}</dd>
      </div>
      <div className="facts-row">
        <dt>{t('newsRules.today')}</dt>
        <dd>{t('newsRules.sent', { sent: push.sentToday, waiting: push.waiting })}</dd>
      </div>
      <div className="facts-row">
        <dt>{t('newsRules.answer')}</dt>
        <dd>
          {push.last ? (
            <>
              <span className={push.last.ok ? 'done' : 'late'}>{push.last.answer}</span>{' '}
              <span className="ink-3 small">{exact(push.last.at)}</span>
            </>
          ) : (
            <span className="ink-3">{t('newsRules.noAnswer')}</span>
          )}
        </dd>
      </div>
    </dl>
  );
}
