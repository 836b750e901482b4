import { useTranslation } from 'react-i18next';
import { stages } from './stages';

/** The stage in words beside a bar that fills as the lead goes on; exits have no bar. */
export function StageWord({ stage }: { stage: string }) {
  const { t } = useTranslation();
  const step = (stages as readonly string[]).indexOf(stage) + 1;
  return (
    <span className={stage === 'lost' ? 'stage late' : 'stage'}>
      {step > 0 && (
        <span className="stage-bar" aria-hidden="true">
          <span style={{ width: `${(step / stages.length) * 100}%` }} />
        </span>
      )}
      {t(`stage.${stage}`)}
    </span>
  );
}
