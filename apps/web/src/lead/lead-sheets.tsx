import type { LeadView, TaskView } from '../api/views';
import { AssignSheet } from './assign-sheet';
import { CallSheet } from './call-sheet';
import { LaterSheet } from './later-sheet';
import { leadName } from './lead-name';
import { ReleaseSheet } from './release-sheet';
import { DoNotContactSheet } from './do-not-contact-sheet';
import { TransferSheet } from './transfer-sheet';
import { StageSheet } from './stage-sheet';
import { TaskSheet } from './task-sheet';
import { useLogCall, useMoveStage, usePostpone } from './use-lead-acts';

export type LeadSheet =
  | { kind: 'call' | 'stage' | 'assign' | 'transfer' | 'release' | 'do-not-contact' | 'task' }
  | { kind: 'later'; task: TaskView }
  | null;

export function LeadSheets({
  lead,
  sheet,
  onClose,
}: {
  lead: LeadView;
  sheet: NonNullable<LeadSheet>;
  onClose: () => void;
}) {
  const who = leadName(lead);
  const call = useLogCall();
  const postpone = usePostpone();
  const move = useMoveStage(lead.id);
  const callTask = lead.tasks.find(({ kind, status }) => status === 'open' && /call/.test(kind));
  switch (sheet.kind) {
    case 'call':
      return (
        <CallSheet
          leadId={lead.id}
          who={who}
          taskId={callTask?.id}
          onSave={(log) => call.mutate({ ...log, leadId: lead.id })}
          onClose={onClose}
        />
      );
    case 'stage':
      return (
        <StageSheet
          stage={lead.stage}
          version={lead.version}
          who={who}
          onMove={(to) => move.mutate(to)}
          onClose={onClose}
        />
      );
    case 'later':
      return (
        <LaterSheet
          who={who}
          onPick={(at) => postpone.mutate({ leadId: lead.id, taskId: sheet.task.id, before: sheet.task.due, at })}
          onClose={onClose}
        />
      );
    case 'assign':
      return <AssignSheet lead={lead} who={who} onClose={onClose} />;
    case 'transfer':
      return <TransferSheet lead={lead} who={who} onClose={onClose} />;
    case 'do-not-contact':
      return <DoNotContactSheet leadId={lead.id} who={who} onClose={onClose} />;
    case 'release':
      return <ReleaseSheet leadId={lead.id} who={who} onClose={onClose} />;
    case 'task':
      return <TaskSheet leadId={lead.id} who={who} onClose={onClose} />;
  }
}
