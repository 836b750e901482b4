import { useQuery } from '@tanstack/react-query';
import { leadQuery } from '../api/leads';
import type { CallLog, TodayItem } from '../api/views';
import { CallSheet } from '../lead/call-sheet';
import { LaterSheet } from '../lead/later-sheet';
import { NoteSheet } from '../lead/note-sheet';
import { TaskSheet } from '../lead/task-sheet';
import { StageSheet } from '../lead/stage-sheet';
import { useMoveStage } from '../lead/use-lead-acts';

export type OpenSheet = 'call' | 'later' | 'note' | 'stage' | null;

type Props = {
  item: TodayItem;
  who: string;
  sheet: OpenSheet;
  onCall: (log: CallLog) => void;
  onPostpone: (at: Date) => void;
  onClose: () => void;
};

/** The one sheet that is open over 今日. What outlives the sheet (saving, its failure) belongs to the page. */
export function TodaySheets({ item, who, sheet, onCall, onPostpone, onClose }: Props) {
  const { lead, task } = item;
  const full = useQuery(leadQuery(lead.id)).data;
  const move = useMoveStage(lead.id);
  if (sheet === 'call')
    return <CallSheet leadId={lead.id} who={who} taskId={task?.id} onSave={onCall} onClose={onClose} />;
  if (sheet === 'later' && task) return <LaterSheet who={who} onPick={onPostpone} onClose={onClose} />;
  if (sheet === 'later') return <TaskSheet leadId={lead.id} who={who} onClose={onClose} />;
  if (sheet === 'note') return <NoteSheet leadId={lead.id} who={who} onClose={onClose} />;
  if (sheet === 'stage' && full)
    return (
      <StageSheet
        stage={full.stage}
        version={full.version}
        who={who}
        onMove={(to) => move.mutate(to)}
        onClose={onClose}
      />
    );
  return null;
}
