import { useQuery } from '@tanstack/react-query';
import { leadQuery } from '../api/leads';
import type { TodayItem } from '../api/views';
import { CallSheet } from '../lead/call-sheet';
import { LaterSheet } from '../lead/later-sheet';
import { leadName } from '../lead/lead-name';
import { NoteSheet } from '../lead/note-sheet';
import { StageSheet } from '../lead/stage-sheet';
import { TaskSheet } from '../lead/task-sheet';
import { useMoveStage } from '../lead/use-lead-acts';
import type { useToday } from './use-today';

export type OpenSheet = 'call' | 'later' | 'note' | 'stage' | null;

type Props = {
  item: TodayItem;
  sheet: OpenSheet;
  today: Pick<ReturnType<typeof useToday>, 'logCall' | 'postpone'>;
  onClose: () => void;
};

/** The one sheet that is open over 今日. What outlives the sheet (saving, its failure) belongs to the page. */
export function TodaySheets({ item, sheet, today, onClose }: Props) {
  const { lead, task } = item;
  const leadId = lead.id;
  const who = leadName(lead);
  const full = useQuery(leadQuery(leadId)).data;
  const move = useMoveStage(leadId);
  if (sheet === 'call') {
    const save = today.logCall.mutate;
    return <CallSheet {...{ leadId, who, onClose }} taskId={task?.id} onSave={(log) => save({ ...log, leadId })} />;
  }
  if (sheet === 'later' && task) {
    const put = today.postpone.mutate;
    const onPick = (at: Date) => put({ leadId, taskId: task.id, before: task.due, at });
    return <LaterSheet {...{ who, onPick, onClose }} />;
  }
  if (sheet === 'later') return <TaskSheet {...{ leadId, who, onClose }} />;
  if (sheet === 'note') return <NoteSheet {...{ leadId, who, onClose }} />;
  if (sheet === 'stage' && full)
    return <StageSheet {...{ who, onClose }} stage={full.stage} version={full.version} onMove={move.mutate} />;
  return null;
}
