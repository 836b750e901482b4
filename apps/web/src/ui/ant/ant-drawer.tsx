import Drawer from 'antd/es/drawer';
import type { ReactNode } from 'react';
import { AntRoot } from './ant-root';

type Props = { open: boolean; title: ReactNode; onClose: () => void; children: ReactNode };

export function AntDrawer({ open, title, onClose, children }: Props) {
  return (
    <AntRoot>
      <Drawer open={open} title={title} onClose={onClose} size={480} styles={{ wrapper: { maxWidth: '100vw' } }}>
        {children}
      </Drawer>
    </AntRoot>
  );
}
