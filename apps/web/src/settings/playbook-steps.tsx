import { useTranslation } from 'react-i18next';
import type { PlaybookStep } from '../api/views';
import { Button } from '../ui/button';
import { WaitField } from './wait-field';

const kinds = ['call_back', 'send_sites', 'visit', 'follow_up', 'review'] as const;

type Props = { steps: PlaybookStep[]; problems: Record<string, string>; onChange: (steps: PlaybookStep[]) => void };

/** The steps in their order, each on one line. */
export function PlaybookSteps({ steps, problems, onChange }: Props) {
  const { t } = useTranslation();
  const put = (at: number, change: Partial<PlaybookStep>) =>
    onChange(steps.map((step, index) => (index === at ? { ...step, ...change } : step)));
  const wordOf = (kind: PlaybookStep['kind']): string => t(`taskKind.${kind}`);
  // A title that nobody wrote is the kind's own word, and goes with it.
  const retitled = ({ kind: from, title }: PlaybookStep, kind: PlaybookStep['kind']): string =>
    title === '' || title === wordOf(from) ? wordOf(kind) : title;
  const swap = (at: number) => {
    const moved = [...steps];
    [moved[at - 1], moved[at]] = [moved[at]!, moved[at - 1]!];
    onChange(moved);
  };
  return (
    <fieldset className="playbook-steps">
      <legend>{t('playbook.steps')}</legend>
      <ol>
        {steps.map((step, at) => (
          <li key={at} className="playbook-step">
            <span className="ink-3 playbook-nth">{at + 1}</span>
            <WaitField wait={step.wait} nth={at + 1} onChange={(wait) => put(at, { wait })} />
            <select
              className="input"
              aria-label={t('playbook.kindOf', { nth: at + 1 })}
              value={step.kind}
              onChange={(event) => {
                const kind = event.target.value as PlaybookStep['kind'];
                put(at, { kind, title: retitled(step, kind) });
              }}
            >
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {wordOf(kind)}
                </option>
              ))}
            </select>
            <input
              className="input"
              aria-label={t('playbook.titleOf', { nth: at + 1 })}
              placeholder={t('playbook.what')}
              maxLength={60}
              value={step.title}
              onChange={(event) => put(at, { title: event.target.value })}
            />
            <span className="playbook-step-acts">
              <Button
                look="quiet"
                icon="up"
                aria-label={t('playbook.up')}
                disabled={at === 0}
                onClick={() => swap(at)}
              />
              <Button
                look="quiet"
                icon="cross"
                aria-label={t('playbook.drop')}
                disabled={steps.length === 1}
                onClick={() => onChange(steps.filter((_step, index) => index !== at))}
              />
            </span>
            {problems[`steps.${at}`] && <p className="late small playbook-step-problem">{problems[`steps.${at}`]}</p>}
          </li>
        ))}
      </ol>
      {problems.steps && <p className="late small">{problems.steps}</p>}
      <Button
        icon="plus"
        onClick={() =>
          onChange([...steps, { kind: 'call_back', title: wordOf('call_back'), wait: { days: 1, time: '09:30' } }])
        }
      >
        {t('playbook.addStep')}
      </Button>
    </fieldset>
  );
}
